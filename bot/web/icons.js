// The drawings, made as elements: an <img> would need the host page's leave, and markup a parser.

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  clear: "M3.5 5.5h13M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 9v4.5M11.5 9v4.5",
  copy: "M7.5 7.5h9v9h-9zM4.5 12.5h-1v-9h9v1",
  copied: "M4 10.5l4 4 8-9",
  helpful: "M6.5 9l3-6c1.6 0 2.4 1.2 2 2.8L11 8h4.6c1 0 1.6.9 1.3 1.8l-1.7 5.6c-.2.7-.8 1.1-1.5 1.1H6.5zM6.5 9h-3v7.5h3",
  unhelpful: "M13.5 11l-3 6c-1.6 0-2.4-1.2-2-2.8L9 12H4.4c-1 0-1.6-.9-1.3-1.8l1.7-5.6c.2-.7.8-1.1 1.5-1.1h7.2zM13.5 11h3V3.5h-3",
  edit: "M4 16l.8-3.4L13.5 3.9l2.6 2.6-8.7 8.7zM11.8 5.6l2.6 2.6",
};

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function icon(name) {
  return draw("svg", { "class": "icon", "viewBox": "0 0 20 20", "aria-hidden": "true" }, draw("path", { d: PATHS[name] }));
}

// The letter "ỏ" of Hỏi: its tone mark is the question mark.
export function logo() {
  return draw("svg", { "class": "logo", "viewBox": "0 0 64 64", "aria-hidden": "true" },
    draw("circle", { "class": "logo-letter", cx: 32, cy: 43, r: 11.5 }),
    draw("path", { "class": "logo-mark", d: "M25.5 11.5c2-3.2 5-4.3 8-4 3.9.4 6 2.9 5.7 5.7-.3 3.2-4.7 3.6-5.2 7.8" }));
}
