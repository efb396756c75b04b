"""`hoidap meetings`, started as people start it."""

import json

from service import hoidap

from bot.settings import Settings


def test_meetings_prints_when_what_and_who(settings: Settings) -> None:
    """Exits 0: a meeting's days and name, and below it its place, bodies and chair, in the language of the terminal."""
    done = hoidap(settings.var, "meetings", "--organisation", "co quan tieu chuan va cong nghe han quoc", LC_ALL="vi_VN.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2020-08-06  Phiên họp lần thứ tư của Tiểu ban")
    assert "VKFTA, STAMEQ, KATS; chủ trì: Tổng cục" in done.stdout


def test_meetings_prints_for_machines_and_for_excel(settings: Settings) -> None:
    """`--json` is that of the HTTP contract; `--csv` is a table with its mark."""
    as_json = hoidap(settings.var, "meetings", "--organisation", "SEOM", "--json")
    (one,) = json.loads(as_json.stdout)["meetings"]
    assert (one["first"], one["ordinal"]) == ("2017-07", 48)
    as_csv = hoidap(settings.var, "meetings", "--organisation", "SEOM", "--csv")
    assert as_csv.stdout.startswith("\ufeffFirst day,Last day,Meeting,")
