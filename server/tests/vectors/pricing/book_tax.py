"""Cases of tax, rounding and exemption, with what was worked out by hand beside them."""

from __future__ import annotations

from words import case, line

COINS = [
    (1232, 5, -2), (1233, 5, 2), (1235, 5, 0), (1237, 5, -2), (1238, 5, 2), (1, 5, -1), (2, 5, -2), (3, 5, 2), (0, 5, 0),
    (-1232, 5, 2), (-1233, 5, -2), (-1235, 5, 0), (1204, 10, -4), (1205, 10, 5), (1206, 10, 4), (-1205, 10, -5),
    (9950, 100, 50), (9949, 100, -49), (-9950, 100, -50), (1234, 1, 0), (1234, 0, 0), (1250, 20, 10), (7, 5, -2), (8, 5, 2),
]  # fmt: skip
"""due, smallest coin, rounding: a Swiss 12.32 is paid with 12.30, New Zealand's 12.05 with 12.10, Sweden's 99.50 with 100."""

INCLUSIVE = [
    case("one at 12.00 holds 2.00 of VAT 20 %", "uk", [line("1", "12.00")], {"gross": "12.00", "net": "10.00", "tax": "2.00"}),
    case("three at 0.99 hold 0.50 of 2.97", "uk", [line("3", "0.99")], {"gross": "2.97", "tax": "0.50", "net": "2.47"}),
    case("0.03 at 20 % holds half a cent, rounded up", "uk", [line("1", "0.03")], {"tax": "0.01", "net": "0.02"}),
    case("0.02 at 20 % holds a third of a cent: none", "uk", [line("1", "0.02")], {"tax": "0.00", "net": "0.02"}),
    case("reduced rate 5 %: 1.05 holds 0.05", "uk", [line("1", "1.05", "red")], {"tax": "0.05", "net": "1.00"}),
    case("zero rate names its base and no tax", "uk", [line("4", "2.50", "zero")], {"gross": "10.00", "tax": "0.00"}),
    case(
        "two rates on two lines are summed apart",
        "uk",
        [line("1", "12.00"), line("2", "10.50", "red")],
        {"gross": "33.00", "taxes": "2.00 1.00", "net": "30.00"},
    ),
    case("Germany: 1.19 and 1.07", "de", [line("1", "1.19"), line("1", "1.07", "red")], {"taxes": "0.19 0.07", "net": "2.00"}),
    case("France 5.5 %: 10.55 holds 0.55", "fr", [line("1", "10.55", "red")], {"tax": "0.55", "net": "10.00"}),
    case("France 2.1 %: a newspaper at 1.90", "fr", [line("1", "1.90", "press")], {"tax": "0.04", "net": "1.86"}),
    case("Switzerland 8.1 %: 108.10 holds 8.10", "ch", [line("1", "108.10")], {"tax": "8.10", "net": "100.00"}),
    case("Japan has no cents: 1,100 yen hold 100", "jp", [line("1", "1100")], {"tax": "100", "net": "1000"}),
    case("Japan 8 %: 3 at 108 hold 24", "jp", [line("3", "108", "red")], {"tax": "24", "gross": "324"}),
    case("Kuwait has three places and no tax", "kw", [line("2", "1.275")], {"gross": "2.550", "tax": "0.000", "net": "2.550"}),
    case("a hundred thousand pieces", "uk", [line("100000", "12.00")], {"gross": "1200000.00", "tax": "200000.00"}, refund=False),
    case("the dearest line there may be", "uk", [line("10", "1000000000.00")], {"gross": "10000000000.00"}, refund=False),
]

ON_TOP = [
    case(
        "state 6 % and county 2.25 % on 100.00",
        "us",
        [line("1", "100.00")],
        {"net": "100.00", "taxes": "2.25 6.00", "gross": "108.25"},
    ),
    case("food bears no sales tax", "us", [line("2", "3.49", "food")], {"gross": "6.98", "tax": "0.00"}),
    case("clothes bear the state's only", "us", [line("1", "50.00", "clothes")], {"gross": "53.00", "tax": "3.00"}),
    case(
        "one basket of all three",
        "us",
        [line("1", "100.00"), line("2", "3.49", "food"), line("1", "50.00", "clothes")],
        {"net": "156.98", "taxes": "2.25 9.00", "gross": "168.23"},
    ),
    case("9.99 each line by itself", "us_line", [line("1", "9.99"), line("1", "9.99")], {"taxes": "0.44 1.20", "gross": "21.62"}),
    case("9.99 twice on the document", "us", [line("1", "9.99"), line("1", "9.99")], {"taxes": "0.45 1.20", "gross": "21.63"}),
    case("Quebec: GST 5 % and QST 9.975 % on 100.00", "ca", [line("1", "100.00")], {"taxes": "5.00 9.98", "gross": "114.98"}),
    case("Quebec: 9.99", "ca", [line("1", "9.99")], {"taxes": "0.50 1.00", "gross": "11.49"}),
    case("wholesale 19 % on top", "trade", [line("10", "4.20")], {"net": "42.00", "tax": "7.98", "gross": "49.98"}),
    case("half a cent of tax on top goes up", "trade", [line("1", "0.50", "red")], {"tax": "0.04", "gross": "0.54"}),
]

TWO_RATES = [
    case(
        "Spain: VAT 21 % and surcharge 5.2 % inside 126.20",
        "es_surcharge",
        [line("1", "126.20")],
        {"taxes": "21.00 5.20", "net": "100.00"},
    ),
    case(
        "Spain: 10 % and 1.4 % inside 11.14", "es_surcharge", [line("1", "11.14", "red")], {"taxes": "1.00 0.14", "net": "10.00"}
    ),
    case(
        "both kinds in one basket",
        "es_surcharge",
        [line("1", "126.20"), line("1", "11.14", "red")],
        {"net": "110.00", "tax": "27.34"},
    ),
    case("three at 1.99 with two rates inside", "es_surcharge", [line("3", "1.99")], {"taxes": "0.99 0.25", "gross": "5.97"}),
    case("three at 1.99 with two rates, the document's way", "es_surcharge_document", [line("3", "1.99")], {"gross": "5.97"}),
    case(
        "two rates inside, ten percent off", "es_surcharge", [line("1", "126.20", off="10%")], {"off": "12.62", "gross": "113.58"}
    ),
    case("two rates on top, a third off", "us_line", [line("3", "10.00", off="10.00")], {"net": "20.00", "taxes": "0.45 1.20"}),
    case("two rates, exempt customer", "es_surcharge", [line("1", "126.20")], {"gross": "100.00", "tax": "0.00"}, exempt=True),
]

ROUNDING = [
    case("three lines of 0.10 net: each by itself 0.02", "trade", [line("1", "0.10")] * 3, {"tax": "0.06", "gross": "0.36"}),
    case(
        "three lines of 0.10 net: the document 0.057", "trade_document", [line("1", "0.10")] * 3, {"tax": "0.06", "gross": "0.36"}
    ),
    case("five lines of 0.03: each by itself 0.01", "uk", [line("1", "0.03")] * 5, {"tax": "0.05", "gross": "0.15"}),
    case(
        "five lines of 0.03: the document holds 0.025", "uk_document", [line("1", "0.03")] * 5, {"tax": "0.03", "gross": "0.15"}
    ),
    case(
        "the document's odd cent goes to the lower line",
        "trade_document",
        [line("1", "0.50", "red"), line("1", "0.50", "red")],
        {"tax": "0.07", "each": "0.54 0.53"},
    ),
    case(
        "each line by itself rounds both up", "trade", [line("1", "0.50", "red"), line("1", "0.50", "red")], {"each": "0.54 0.54"}
    ),
    case(
        "the odd cent goes where most was lost",
        "trade_document",
        [line("1", "0.10", "red"), line("1", "0.20", "red"), line("1", "0.12", "red")],
        {"tax": "0.03", "each": "0.11 0.21 0.13"},
    ),
    case(
        "tax below half a cent on every line is still owed",
        "trade_document",
        [line("1", "0.02")] * 10,
        {"tax": "0.04", "net": "0.20"},
    ),
    case("tax below half a cent on every line, by itself none", "trade", [line("1", "0.02")] * 10, {"tax": "0.00"}),
    case(
        "one rate inside two different sums of rates",
        "es_surcharge_document",
        [line("1", "1.00"), line("1", "1.00", "red")],
        {"gross": "2.00"},
    ),
    case(
        "rates rounded apart on one document",
        "de",
        [line("1", "0.99"), line("1", "0.99", "red"), line("1", "0.98")],
        {"gross": "2.96"},
    ),
]

EXEMPT = [
    case(
        "an exempt customer pays 10.00 of 12.00",
        "uk",
        [line("1", "12.00")],
        {"gross": "10.00", "off": "2.00", "tax": "0.00"},
        exempt=True,
    ),
    case(
        "an exempt customer's price without tax stays",
        "us",
        [line("1", "100.00")],
        {"gross": "100.00", "off": "0.00"},
        exempt=True,
    ),
    case(
        "exempt from each line's own rate",
        "uk",
        [line("1", "12.00"), line("1", "10.50", "red"), line("1", "3.00", "zero")],
        {"each": "10.00 10.00 3.00", "off": "2.50"},
        exempt=True,
    ),
    case("exempt after the discount", "uk", [line("1", "12.00", off="50%")], {"gross": "5.00", "off": "7.00"}, exempt=True),
    case(
        "exempt on a document-rounding till", "de", [line("1", "1.19"), line("1", "1.07", "red")], {"gross": "2.00"}, exempt=True
    ),
]
