"""Cases of discounts by hand, weighed goods and each kind of promotion, with what was worked out by hand beside them."""

from __future__ import annotations

from words import case, line, promo

MANUAL = [
    case("ten percent off a line", "uk", [line("1", "12.00", off="10%")], {"gross": "10.80", "off": "1.20", "tax": "1.80"}),
    case("half a cent of discount goes up", "uk", [line("1", "0.25", off="10%")], {"off": "0.03", "gross": "0.22"}),
    case("2.00 off a line", "uk", [line("2", "6.00", off="2.00")], {"gross": "10.00", "tax": "1.67"}),
    case(
        "more off than the line costs leaves nothing to pay",
        "uk",
        [line("1", "3.00", off="5.00")],
        {"gross": "0.00", "off": "3.00"},
    ),
    case("all of it", "uk", [line("3", "0.10", off="100%")], {"gross": "0.00", "off": "0.30", "tax": "0.00"}),
    case(
        "a discount with the right lent for it",
        "uk",
        [line("1", "100.00", off="30%", override="0197a000-0000-7000-8000-000000000001")],
        {"gross": "70.00"},
    ),
    case(
        "basket discount 10 % over two lines", "uk", [line("1", "10.00"), line("1", "20.00")], {"each": "9.00 18.00"}, off="10%"
    ),
    case(
        "1.00 over three equal lines: the odd cent to the first",
        "uk",
        [line("1", "5.00")] * 3,
        {"each": "4.66 4.67 4.67"},
        off="1.00",
    ),
    case("2.00 over three equal lines: two odd cents", "uk", [line("1", "5.00")] * 3, {"each": "4.33 4.33 4.34"}, off="2.00"),
    case("1.00 by weight of the lines", "uk", [line("1", "1.00"), line("1", "9.00")], {"each": "0.90 8.10"}, off="1.00"),
    case(
        "a basket discount above the basket",
        "uk",
        [line("1", "1.00"), line("1", "2.00")],
        {"gross": "0.00", "off": "3.00"},
        off="9.00",
    ),
    case(
        "line discount first, basket discount last",
        "uk",
        [line("1", "10.00", off="50%"), line("1", "5.00")],
        {"each": "4.50 4.50", "off": "6.00"},
        off="10%",
    ),
    case(
        "store credit is not discounted",
        "uk",
        [line("1", "10.00"), line("1", "25.00", "zero", kind="value")],
        {"each": "9.00 25.00"},
        off="10%",
    ),
    case("store credit bears no tax", "uk", [line("1", "25.00", "std", kind="value")], {"tax": "0.00", "gross": "25.00"}),
    case("basket discount before sales tax", "us", [line("1", "100.00")], {"net": "90.00", "taxes": "2.03 5.40"}, off="10%"),
    case(
        "basket discount on yen",
        "jp",
        [line("1", "1000"), line("1", "1000", "red"), line("1", "1000")],
        {"each": "966 967 967"},
        off="100",
    ),
]

WEIGHED = [
    case("1.250 kg at 7.99", "uk", [line("1.250kg", "7.99", "zero")], {"gross": "9.99"}),
    case("0.335 kg at 12.90 with VAT", "uk", [line("0.335kg", "12.90")], {"gross": "4.32", "tax": "0.72"}),
    case("half a cent of weight goes up: 0.250 kg at 0.50", "uk", [line("0.250kg", "0.50", "zero")], {"gross": "0.13"}),
    case("a gram of saffron at 4,999.00", "uk", [line("0.001kg", "4999.00", "red")], {"gross": "5.00"}, refund=False),
    case("a few crumbs cost nothing", "uk", [line("0.001kg", "4.00", "zero")], {"gross": "0.00"}, refund=False),
    case("weighed with sales tax", "us_line", [line("2.500kg", "3.20")], {"net": "8.00", "taxes": "0.18 0.48"}),
    case("weighed, 10 % off by hand", "uk", [line("1.250kg", "7.99", "zero", off="10%")], {"gross": "8.99", "off": "1.00"}),
    case(
        "weighed, promotion per kilogram",
        "uk",
        [line("1.500kg", "8.00", "zero")],
        {"gross": "10.50"},
        promos=[promo("p1", "1.00 off a kilo", "-1.00 each")],
    ),
    case(
        "weighed, fixed price per kilogram",
        "uk",
        [line("1.500kg", "8.00", "zero")],
        {"gross": "7.49"},
        promos=[promo("p1", "4.99 a kilo", "=4.99")],
    ),
    case(
        "weighed, percent",
        "uk",
        [line("0.333kg", "8.00", "zero")],
        {"gross": "2.13", "off": "0.53"},
        promos=[promo("p1", "A fifth off", "20%")],
    ),
    case(
        "three for two is for pieces",
        "uk",
        [line("3.000kg", "8.00", "zero")],
        {"gross": "24.00"},
        promos=[promo("p1", "3 for 2", "2+1")],
    ),
]

PROMOTIONS = [
    case(
        "20 % off everything",
        "uk",
        [line("1", "12.00")],
        {"gross": "9.60", "saved": {"p1": "2.40"}},
        promos=[promo("p1", "A fifth off", "20%")],
    ),
    case(
        "20 % off one category",
        "uk",
        [line("1", "12.00", cats="drinks food"), line("1", "12.00", cats="toys")],
        {"each": "9.60 12.00"},
        promos=[promo("p1", "Drinks", "20%", cats="drinks")],
    ),
    case(
        "a category holds those below it",
        "uk",
        [line("1", "10.00", cats="cola drinks food")],
        {"gross": "9.00"},
        promos=[promo("p1", "Food week", "10%", cats="food")],
    ),
    case(
        "20 % off one variant",
        "uk",
        [line("1", "12.00", v="tea"), line("1", "12.00", v="coffee")],
        {"each": "12.00 9.60"},
        promos=[promo("p1", "Coffee", "20%", v="coffee")],
    ),
    case(
        "1.00 off each of four",
        "uk",
        [line("4", "3.00")],
        {"gross": "8.00", "off": "4.00"},
        promos=[promo("p1", "1.00 off", "-1.00 each")],
    ),
    case(
        "1.00 off what costs 0.60 leaves nothing",
        "uk",
        [line("2", "0.60")],
        {"gross": "0.00"},
        promos=[promo("p1", "1.00 off", "-1.00 each")],
    ),
    case(
        "5.00 off the sum, split over the lines",
        "uk",
        [line("1", "10.00"), line("1", "30.00")],
        {"each": "8.75 26.25"},
        promos=[promo("p1", "5.00 off", "-5.00 total")],
    ),
    case(
        "1.00 off three equal lines: the odd cent to the first",
        "uk",
        [line("1", "2.00")] * 3,
        {"each": "1.66 1.67 1.67"},
        promos=[promo("p1", "1.00 off", "-1.00 total")],
    ),
    case(
        "5.00 off the sum happens once",
        "uk",
        [line("10", "10.00")],
        {"gross": "95.00"},
        promos=[promo("p1", "5.00 off", "-5.00 total")],
    ),
    case(
        "fixed price 4.99",
        "uk",
        [line("2", "6.50")],
        {"gross": "9.98", "off": "3.02"},
        promos=[promo("p1", "4.99 each", "=4.99")],
    ),
    case(
        "a fixed price above the list price does nothing",
        "uk",
        [line("2", "4.50")],
        {"gross": "9.00", "saved": {}},
        promos=[promo("p1", "4.99 each", "=4.99")],
    ),
    case("three for two", "uk", [line("3", "2.00")], {"gross": "4.00", "off": "2.00"}, promos=[promo("p1", "3 for 2", "2+1")]),
    case(
        "two of a three for two pay both",
        "uk",
        [line("2", "2.00")],
        {"gross": "4.00", "saved": {}},
        promos=[promo("p1", "3 for 2", "2+1")],
    ),
    case(
        "seven at three for two pay five", "uk", [line("7", "2.00")], {"gross": "10.00"}, promos=[promo("p1", "3 for 2", "2+1")]
    ),
    case(
        "three for two over lines: the cheapest is free",
        "uk",
        [line("1", "5.00"), line("1", "3.00"), line("1", "4.00")],
        {"each": "5.00 0.00 4.00"},
        promos=[promo("p1", "3 for 2", "2+1")],
    ),
    case(
        "three for two over six pieces: dearest three first",
        "uk",
        [line("2", "5.00"), line("2", "4.00"), line("2", "1.00")],
        {"gross": "15.00", "off": "5.00"},
        promos=[promo("p1", "3 for 2", "2+1")],
    ),
    case(
        "the second at half price",
        "uk",
        [line("2", "9.00")],
        {"gross": "13.50"},
        promos=[promo("p1", "Second half", "1+1 at 50%")],
    ),
    case(
        "the second at half price, odd cent up",
        "uk",
        [line("2", "0.99")],
        {"off": "0.50", "gross": "1.48"},
        promos=[promo("p1", "Second half", "1+1 at 50%")],
    ),
    case("buy one get two", "uk", [line("3", "9.00")], {"gross": "9.00"}, promos=[promo("p1", "1 for 3", "1+2")]),
    case(
        "three for two in its own category only",
        "uk",
        [line("2", "5.00", cats="toys"), line("1", "1.00", cats="food")],
        {"gross": "11.00"},
        promos=[promo("p1", "3 for 2", "2+1", cats="toys")],
    ),
    case(
        "no promotion for store credit",
        "uk",
        [line("1", "50.00", "zero", kind="value")],
        {"gross": "50.00"},
        promos=[promo("p1", "Tenth off", "10%")],
    ),
]
