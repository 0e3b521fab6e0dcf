"""Cases of coupons, conditions and several promotions at once, with what was worked out by hand; and awkward prices."""

from __future__ import annotations

from rule_sets import RULES
from words import Form, case, line, promo

COUPONS = [
    case(
        "a coupon of 5.00",
        "uk",
        [line("1", "20.00")],
        {"gross": "15.00"},
        promos=[promo("c1", "5.00 off", "-5.00 total", coupon="FIVE")],
        coupons="FIVE",
    ),
    case(
        "a coupon not shown does nothing",
        "uk",
        [line("1", "20.00")],
        {"gross": "20.00"},
        promos=[promo("c1", "5.00 off", "-5.00 total", coupon="FIVE")],
    ),
    case(
        "an unknown coupon does nothing",
        "uk",
        [line("1", "20.00")],
        {"gross": "20.00"},
        promos=[promo("c1", "5.00 off", "-5.00 total", coupon="FIVE")],
        coupons="SIX",
    ),
    case(
        "a coupon comes after the promotion",
        "uk",
        [line("1", "20.00")],
        {"gross": "9.00", "saved": {"p1": "10.00", "c1": "1.00"}},
        promos=[promo("p1", "Half", "50%"), promo("c1", "Tenth", "10%", coupon="TEN")],
        coupons="TEN",
    ),
    case(
        "a coupon after a line discount",
        "uk",
        [line("1", "20.00", off="5.00")],
        {"gross": "13.50"},
        promos=[promo("c1", "Tenth", "10%", coupon="TEN")],
        coupons="TEN",
    ),
    case(
        "of two coupons each piece takes the better",
        "uk",
        [line("1", "20.00")],
        {"gross": "15.00", "saved": {"c2": "5.00"}},
        promos=[promo("c1", "Tenth", "10%", coupon="TEN"), promo("c2", "Quarter", "25%", coupon="Q")],
        coupons="TEN Q",
    ),
    case(
        "two coupons for two things",
        "uk",
        [line("1", "20.00", cats="a"), line("1", "20.00", cats="b")],
        {"each": "18.00 15.00"},
        promos=[promo("c1", "Tenth", "10%", coupon="TEN", cats="a"), promo("c2", "Quarter", "25%", coupon="Q", cats="b")],
        coupons="TEN Q",
    ),
    case(
        "a coupon three for two",
        "uk",
        [line("3", "2.00")],
        {"gross": "4.00"},
        promos=[promo("c1", "3 for 2", "2+1", coupon="T")],
        coupons="T",
    ),
    case(
        "a coupon on yen, before tax is found",
        "jp",
        [line("2", "1100")],
        {"gross": "2100", "tax": "191"},
        promos=[promo("c1", "100 off", "-100 total", coupon="H")],
        coupons="H",
    ),
    case(
        "a coupon before sales tax",
        "us",
        [line("1", "100.00")],
        {"net": "95.00", "taxes": "2.14 5.70"},
        promos=[promo("c1", "5.00 off", "-5.00 total", coupon="FIVE")],
        coupons="FIVE",
    ),
]

HAPPY = [(4 * 1440 + 17 * 60, 4 * 1440 + 19 * 60)]
NIGHT = [(6 * 1440 + 22 * 60, 2 * 60)]
CONDITIONS = [
    case(
        "staff pay a tenth less",
        "uk",
        [line("1", "10.00")],
        {"gross": "9.00"},
        promos=[promo("p1", "Staff", "10%", groups="staff")],
        group="staff",
    ),
    case(
        "others pay all",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Staff", "10%", groups="staff")],
        group="club",
    ),
    case(
        "nobody in particular pays all",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Staff", "10%", groups="staff")],
    ),
    case(
        "one of two groups",
        "uk",
        [line("1", "10.00")],
        {"gross": "9.00"},
        promos=[promo("p1", "Friends", "10%", groups="staff club")],
        group="club",
    ),
    case(
        "happy hour on Friday at 17:00",
        "uk",
        [line("1", "10.00")],
        {"gross": "5.00"},
        promos=[promo("p1", "Happy", "50%", windows=HAPPY)],
        at="2026-11-20 17:00",
    ),
    case(
        "happy hour on Friday at 18:59",
        "uk",
        [line("1", "10.00")],
        {"gross": "5.00"},
        promos=[promo("p1", "Happy", "50%", windows=HAPPY)],
        at="2026-11-20 18:59",
    ),
    case(
        "happy hour is over at 19:00",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Happy", "50%", windows=HAPPY)],
        at="2026-11-20 19:00",
    ),
    case(
        "no happy hour on Thursday",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Happy", "50%", windows=HAPPY)],
        at="2026-11-19 17:30",
    ),
    case(
        "Sunday night runs into Monday",
        "uk",
        [line("1", "10.00")],
        {"gross": "8.00"},
        promos=[promo("p1", "Night", "20%", windows=NIGHT)],
        at="2026-11-23 01:59",
    ),
    case(
        "Sunday night ends on Monday at two",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Night", "20%", windows=NIGHT)],
        at="2026-11-23 02:00",
    ),
    case(
        "Sunday 22:00 it begins",
        "uk",
        [line("1", "10.00")],
        {"gross": "8.00"},
        promos=[promo("p1", "Night", "20%", windows=NIGHT)],
        at="2026-11-22 22:00",
    ),
    case(
        "first day of the sale",
        "uk",
        [line("1", "10.00")],
        {"gross": "8.00"},
        promos=[promo("p1", "Sale", "20%", first="2026-11-20", last="2026-11-30")],
    ),
    case(
        "last day of the sale",
        "uk",
        [line("1", "10.00")],
        {"gross": "8.00"},
        promos=[promo("p1", "Sale", "20%", first="2026-11-01", last="2026-11-20")],
    ),
    case(
        "the day after the sale",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Sale", "20%", last="2026-11-19")],
    ),
    case(
        "the day before the sale",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Sale", "20%", first="2026-11-21")],
    ),
    case(
        "only in its store",
        "uk",
        [line("1", "10.00")],
        {"gross": "8.00"},
        promos=[promo("p1", "Opening", "20%", stores="S01 S02")],
        store="S02",
    ),
    case(
        "not in another store",
        "uk",
        [line("1", "10.00")],
        {"gross": "10.00"},
        promos=[promo("p1", "Opening", "20%", stores="S01 S02")],
        store="S03",
    ),
]

TOGETHER = [
    case(
        "each piece takes one promotion, the better",
        "uk",
        [line("1", "10.00")],
        {"gross": "7.00", "saved": {"p2": "3.00"}},
        promos=[promo("p1", "Tenth", "10%"), promo("p2", "3.00 off", "-3.00 each")],
    ),
    case(
        "among equal savings the lower priority goes first",
        "uk",
        [line("1", "10.00")],
        {"saved": {"p2": "1.00"}},
        promos=[promo("p1", "Tenth", "10%", priority=9), promo("p2", "1.00 off", "-1.00 each", priority=1)],
    ),
    case(
        "among equal priority the lower id goes first",
        "uk",
        [line("1", "10.00")],
        {"saved": {"p1": "1.00"}},
        promos=[promo("p2", "1.00 off", "-1.00 each"), promo("p1", "Tenth", "10%")],
    ),
    case(
        "among equal priority the lower id goes first, whatever its kind",
        "uk",
        [line("1", "10.00")],
        {"saved": {"p1": "1.00"}},
        promos=[promo("p2", "Tenth", "10%"), promo("p1", "1.00 off", "-1.00 total")],
    ),
    case(
        "an amount off the sum gives way by id to a tenth off",
        "uk",
        [line("1", "10.00")],
        {"saved": {"p1": "1.00"}},
        promos=[promo("p2", "1.00 off", "-1.00 total"), promo("p1", "Tenth", "10%")],
    ),
    case(
        "among equal lines the lower goes first: a tenth off the dear one leaves five pairs",
        "uk",
        [line("1", "10.00"), line("10", "1.00")],
        {"gross": "14.00", "saved": {"p1": "1.00", "p2": "5.00"}},
        promos=[promo("p1", "Tenth", "10%", priority=1), promo("p2", "One free", "1+1")],
    ),
    case(
        "among equal lines the lower goes first: a tenth off the ten, so one free alone is better",
        "uk",
        [line("10", "1.00"), line("1", "10.00")],
        {"gross": "15.00", "saved": {"p2": "5.00"}},
        promos=[promo("p1", "Tenth", "10%", priority=1), promo("p2", "One free", "1+1")],
    ),
    case(
        "different lines take different promotions",
        "uk",
        [line("1", "10.00", cats="a"), line("1", "10.00", cats="b")],
        {"each": "9.00 7.00"},
        promos=[promo("p1", "Tenth", "10%"), promo("p2", "3.00 off", "-3.00 each", cats="b")],
    ),
    case(
        "three for two takes three of four, the fourth takes the tenth",
        "uk",
        [line("4", "10.00")],
        {"gross": "29.00", "saved": {"p1": "10.00", "p2": "1.00"}},
        promos=[promo("p1", "3 for 2", "2+1"), promo("p2", "Tenth", "10%")],
    ),
    case(
        "greedy alone would cost more: one promotion by itself wins",
        "uk",
        [line("3", "10.00", cats="a"), line("3", "10.00", cats="b")],
        {"gross": "33.00", "saved": {"p1": "27.00"}},
        promos=[promo("p1", "Much off", "45%"), promo("p2", "14.00 off", "-14.00 total")],
    ),
    case(
        "an amount off the sum gives way to many percents",
        "uk",
        [line("1", "10.00"), line("1", "10.00"), line("1", "10.00")],
        {"gross": "24.00", "saved": {"p1": "6.00"}},
        promos=[promo("p1", "Fifth", "20%"), promo("p2", "5.00 off", "-5.00 total")],
    ),
    case(
        "promotion, line discount, coupon, basket discount, in this order",
        "uk",
        [line("1", "100.00", off="10%")],
        {"gross": "57.60", "saved": {"p1": "20.00", "c1": "8.00"}},
        promos=[promo("p1", "Fifth", "20%"), promo("c1", "8.00 off", "-8.00 total", coupon="EIGHT")],
        coupons="EIGHT",
        off="10%",
    ),
    case(
        "promotion and exempt customer",
        "uk",
        [line("1", "12.00")],
        {"gross": "5.00"},
        promos=[promo("p1", "Half", "50%")],
        exempt=True,
    ),
    case(
        "promotion with two rates",
        "es_surcharge",
        [line("2", "126.20")],
        {"gross": "126.20", "taxes": "21.00 5.20"},
        promos=[promo("p1", "Half", "50%")],
    ),
    case(
        "promotion under document rounding",
        "de",
        [line("3", "1.19"), line("1", "1.07", "red")],
        {"gross": "3.45", "off": "1.19"},
        promos=[promo("p1", "3 for 2", "2+1", v="v1")],
    ),
]


def sweep() -> list[Form]:
    """Awkward prices under every rule set, alone, with a discount over lines and with three for two."""
    found: list[Form] = []
    for name, rule_set in RULES.items():
        places = {"JPY": 0, "KWD": 3}.get(rule_set["currency"], 2)
        first, last = rule_set["tax_categories"][0]["id"], rule_set["tax_categories"][-1]["id"]
        prices = ["7", "33", "1999"] if places == 0 else ["0.07" + "0" * (places - 2), "3.33", "19.99"]
        third_off = "1" if places == 0 else "0.10"
        lines = [line("3", prices[0], first), line("1", prices[1], last), line("4", prices[2], first)]
        found += [
            case(f"{name}: awkward prices", name, lines, refund=False),
            case(f"{name}: awkward prices, a discount over all", name, lines, off=third_off),
            case(f"{name}: awkward prices, 12.5 % off all", name, lines, off="12.5%", refund=False),
            case(f"{name}: awkward prices, three for two and a coupon", name, lines, refund=name in ("us", "ca", "es_surcharge"),
                 promos=[promo("p1", "3 for 2", "2+1"), promo("c1", "7.5 % off", "7.5%", coupon="C")], coupons="C"),
        ]  # fmt: skip
    return found
