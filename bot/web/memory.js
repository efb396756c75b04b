// The conversation is kept in this tab alone, and goes when the tab or the reader closes it.

const KEPT_AS = "hoidap.conversation";
const MOST_TURNS = 20;

export function keep(turns) {
  const whole = turns.filter(({ answer }) => answer).slice(-MOST_TURNS);
  const kept = whole.map(({ question, answer }) => ({ question, answer }));
  try {
    if (kept.length) sessionStorage.setItem(KEPT_AS, JSON.stringify(kept));
    else sessionStorage.removeItem(KEPT_AS);
  } catch { /* storage is blocked or full: the conversation lives as long as the page */ }
}

// What was kept, or nothing where another version of these files wrote it.
export function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT_AS)) ?? [];
    return kept.filter(({ question, answer }) => typeof question === "string" && answer.query
      && [answer.citations, answer.notices, answer.suggestions].every(Array.isArray));
  } catch {
    return [];
  }
}
