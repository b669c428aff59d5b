"""Write the sample seeds: invented raw rows with the shape, volumes and defects of the real system.

Usage: python scripts/make_sample.py [--out seeds/sample]

Every company, person, domain, profile and phone number is made up: domains end in .example, phones
use the ranges reserved for fiction, gmail.com mailboxes contain an underscore (Gmail allows none).
The output depends on SEED alone, so two runs are byte-identical. After writing, nothing is trusted:
`check` recounts the rows with its own plain rules and raises if a documented volume does not hold.
"""

import argparse
import csv
import json
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path

SEED = 20251107
END = datetime(2025, 11, 7, 20, 0)  # nothing in the sample happens later

# ---------------------------------------------------------------- what is written
COLUMNS = {table: columns.split() for table, columns in {
    "intake.company_raw_intake":
        "intake_id company_name industry employee_count revenue website linkedin_url phone address city state "
        "postal_code source batch_id validation_status promoted_to_unique_id uploaded_at validated_at",
    "intake.people_raw_intake":
        "intake_id full_name email linkedin_url title phone company_name company_website source "
        "promoted_to_unique_id uploaded_at",
    "marketing.contact_enrichment":
        "enrichment_id person_unique_id agent_name enrichment_type status started_at completed_at email phone "
        "linkedin_url title cost_usd",
    "marketing.email_verification":
        "verification_id person_unique_id email email_status provider verified_at cost_usd",
    "marketing.pipeline_events":
        "event_id company_unique_id event_type payload status created_at processed_at",
    "marketing.pipeline_errors":
        "error_id error_code error_message severity component created_at resolved_at",
    "marketing.match_decisions":
        "decision_id entity one_id other_id decision departing_id reason decided_by decided_at",
    "bit.bit_signal":
        "signal_id company_unique_id person_unique_id signal_type signal_data signal_strength source detected_at "
        "ingested_at",
    "ple.ple_cycle":
        "cycle_id company_unique_id cycle_name status started_at completed_at",
    "ple.ple_step":
        "step_id cycle_id step_name step_type status executed_at",
    "ple.ple_log":
        "log_id step_id log_level message logged_at",
}.items()}
VOLUMES = {  # rows to write, the documented counts first
    "intake.company_raw_intake": 453, "marketing.pipeline_events": 1890, "marketing.pipeline_errors": 0,
    "intake.people_raw_intake": 1397, "marketing.contact_enrichment": 150, "marketing.email_verification": 190,
    "marketing.match_decisions": 0, "bit.bit_signal": 900, "ple.ple_cycle": 40, "ple.ple_step": 170, "ple.ple_log": 420,
}
ACCEPTED_PEOPLE, SLOTS, ROLE_PAIRS, HOMONYM_PAIRS, QUEUE = 1371, {"CEO": 91, "CFO": 67, "HR": 12}, 22, 14, 1206

# ---------------------------------------------------------------- words for companies
STEMS = ("Black Sorrel Hemlock Quill Rams Buck Tamar Sassa Laurel Coal Copper Fiddle Ginseng Hazel Juniper Locust "
         "Mullein Otter Pawpaw Rowan Slate Thistle Timber Vesper Walnut Yarrow Bramble Cinder Dogwood Elder").split()
ENDS = "ridge gap hollow fork run creek bend holler knob branch lick field ford".split()
EDUCATION = {"primary/secondary education": "Academy|Day School|Christian School",
             "higher education": "College|Technical Institute", "education management": "Learning Center"}
INDUSTRIES = dict(line.split(": ") for line in """
hospital & health care: Regional Health|Home Care|Medical Group; medical practice: Orthopedics|Pediatrics;
construction: Builders|Contracting|Paving; machinery: Tool|Hydraulics|Machine Works;
mining & metals: Coal Services|Metals; oil & energy: Gas Gathering|Energy Services;
banking: Community Bank|Savings Bank; financial services: Credit Union|Capital;
insurance: Mutual Insurance|Benefits; automotive: Motors|Truck Parts; retail: Outfitters|Furniture;
nonprofit organization management: Family Services|Food Pantry; religious institutions: Ministries;
government administration: Water District|Housing Authority; law practice: Law Offices; accounting: Accounting;
hospitality: Lodge|Resort; restaurants: Smokehouse|Diner Group; food production: Orchards|Dairy;
building materials: Lumber|Stone Supply; chemicals: Polymers;
transportation/trucking/railroad: Trucking|Short Line Rail; logistics & supply chain: Logistics;
information technology & services: Systems|Data; telecommunications: Fiber|Telephone;
electrical/electronic manufacturing: Electric|Controls; plastics: Plastics;
glass, ceramics & concrete: Glass|Ready Mix; environmental services: Reclamation; real estate: Properties;
utilities: Power; human resources: Staffing; broadcast media: Broadcasting; farming: Farms; printing: Press;
mental health care: Counseling; recreational facilities & services: Rafting; veterinary: Animal Clinic
""".strip().replace(";\n", "; ").split("; "))
SUFFIXES = [("", 40), (", Inc.", 15), (" Inc", 8), (" LLC", 18), (", LLC", 7), (" Co.", 5), (" Corporation", 4),
            (" of West Virginia", 3)]
ODD_NAMES = ["Café Vesperlick Roasters", "Señor Rowanford Foods LLC", "Brüder Slatebranch Brewing",
             "Mullein–Ottergap Partners"]
CITIES = {  # weight, first ZIP code
    "Charleston": (78, 25301), "Huntington": (52, 25701), "Morgantown": (41, 26501), "Wheeling": (23, 26003),
    "Parkersburg": (20, 26101), "Martinsburg": (19, 25401), "Beckley": (18, 25801), "Clarksburg": (15, 26301),
    "Fairmont": (14, 26554), "Bluefield": (11, 24701), "Weirton": (9, 26062), "Lewisburg": (8, 24901),
    "Elkins": (8, 26241), "Bridgeport": (7, 26330), "Princeton": (6, 24740), "Buckhannon": (5, 26201),
}
ELSEWHERE = [("Marietta", "Ohio", "45750"), ("Gallipolis", "Ohio", "45631"), ("Athens", "Ohio", "45701"),
             ("Waynesburg", "PA", "15370"), ("Uniontown", "PA", "15401"), ("Newark", "New Jersey", "07102"),
             ("Boston", "MA", "02118")]
STREETS = ["Old Mill Rd", "Tipple St", "Sycamore Ave", "Quarry Rd", "Depot St", "Cannery Ln", "River Rd", "Main St"]
COMPANY_BATCHES = [  # batch id, source, uploaded at, rows
    ("apollo_upload_20251024_091512", "apollo", datetime(2025, 10, 24, 9, 15, 12), 120),
    ("csv_upload_20251028_154203", "csv_upload", datetime(2025, 10, 28, 15, 42, 3), 46),
    ("clay_import_20251031_110847", "clay", datetime(2025, 10, 31, 11, 8, 47), 31),
    ("apollo_upload_20251103_134640", "apollo", datetime(2025, 11, 3, 13, 46, 40), 256),
]
AREA_CODES = "304 681 740 606 540 276 412 724 814 301 240 703".split()
FOREIGN_PHONES = ["+44 20 7946 0112", "+44 20 7946 0958", "+44 161 496 0023", "+44 113 496 0771", "+44 141 496 0345",
                  "020 7946 0431", "+44 (0)20 7946 0226", "+44 7700 900142"]

# ---------------------------------------------------------------- words for people
NICKNAMES = dict(pair.split("/") for pair in (
    "Robert/Bob William/Bill James/Jim Katherine/Kathy Elizabeth/Liz Margaret/Peggy Richard/Rick Michael/Mike "
    "Thomas/Tom Deborah/Debbie Patricia/Patty Susan/Sue Charles/Chuck Edward/Ted Jennifer/Jen Timothy/Tim "
    "Gregory/Greg Pamela/Pam Kenneth/Ken Rebecca/Becky Douglas/Doug Christine/Chris Ronald/Ron Theodore/Theo "
    "Samuel/Sam Benjamin/Ben Nicholas/Nick Jacqueline/Jackie Steven/Steve Victoria/Vicky").split())
FIRST_NAMES = [*NICKNAMES, *("Dale Loretta Vernon Odessa Clay Darlene Wade Renée Travis Opal Garland Tammy Cletus "
                             "Ramona Boyd Glenna Harlan Twila Curtis Lorene Delbert Marla").split()]
LAST_NAMES = ("Harless Tackett Pruitt Stillwell Crabtree Hollowell Ramsfield Brackett Lowther Skaggs Vandale Cogar "
              "Fairbanks Dillard Maynor Wickline Stalnaker Burdette Thacker Gandee Hensley O'Dell Kessinger Riffle "
              "Shiflett Tolliver Umberger Wriston Yeager Blankenbeck Casto Dunfee Estep Farnsel Greathouse Hagerty "
              "Ickes Jarvel Kincaid Lantz Moorecroft Nutterby Perrow Quesen Rathbone Sizemoor").split()
TITLES = {
    "CEO": "CEO|Chief Executive Officer|President & CEO|Founder and CEO|Executive Director|Managing Director|"
    "President/CEO|C.E.O.",
    "CFO": "CFO|Chief Financial Officer|VP Finance|Vice President of Finance|Controller|Treasurer|Finance Director",
    "HR": "CHRO|HR Director|Director of Human Resources|VP Human Resources|HR Manager|Chief People Officer",
}
PEOPLE_UPLOADS = [(source, datetime.fromisoformat(at)) for source, at in (
    ("csv_upload", "2025-10-25 08:30:00"), ("apollo", "2025-10-26 13:02:11"), ("hunter", "2025-10-27 06:00:00"),
    ("company_site", "2025-10-28 21:14:37"), ("linkedin", "2025-10-29 17:45:09"), ("clay", "2025-10-31 11:20:00"),
    ("apollo", "2025-11-03 13:50:22"), ("clay", "2025-11-03 13:50:22"), ("csv_upload", "2025-11-04 09:05:41"),
    ("hunter", "2025-11-05 06:00:00"), ("linkedin", "2025-11-05 18:31:58"), ("apollo", "2025-11-06 10:12:30"))]
KEY_ODDS = {  # how often each source knows a person's LinkedIn, email, phone
    "apollo": (0.8, 0.8, 0.5), "clay": (0.85, 0.6, 0.3), "linkedin": (1.0, 0.15, 0.1), "hunter": (0.3, 1.0, 0.1),
    "csv_upload": (0.2, 0.7, 0.7), "company_site": (0.1, 0.5, 0.8)}
JUNK_NAMES = ["", "", "", " ", "", "N/A", "n/a", "None", "Test", "Test User", "Unknown", "-", "TEST USER",
              "General Manager", "Meet Our", "Our Team", "Contact Us", "Chief Financial Officer", "Human Resources",
              "Office Manager", "Executive Director", "Board Member"]
UNREACHABLE = ["Selma Birchwell", "Orville Tannery", "MAUDE PENDLEBROOK", "Hollis Greenlaw"]
MALFORMED_IDS = {"company": ["04.04.02.04.40000.12345.001", "04.04.01.BIT.9f3a"],
                 "person": ["PER-3f2a", "04.04.02.7.123.9"]}

# ---------------------------------------------------------------- words for the other tables
SIGNALS = {  # type: weight, usual strength, source, example data
    "email_open": (24, 3, "instantly", {"campaign": "wv-q4-intro", "opens": 1}),
    "email_click": (12, 5, "instantly", {"campaign": "wv-q4-intro", "link": "/benefits-guide"}),
    "linkedin_view": (12, 5, "linkedin", {"page": "company"}), "linkedin_click": (6, 5, "linkedin", {"post": 1184}),
    "site_visit": (14, 4, "website", {"page": "/pricing", "seconds": 74}),
    "form_fill": (3, 8, "hubspot", {"form": "request-a-quote"}),
    "content_download": (5, 7, "hubspot", {"asset": "renewal-checklist.pdf"}),
    "reply": (4, 8, "instantly", {"sentiment": "positive"}), "meeting_booked": (2, 10, "hubspot", {"minutes": 30}),
    "phone_answered": (3, 6, "apollo", {"seconds": 185}), "website": (7, 4, "website", {"page": "/", "visits": 3}),
    "linkedin": (4, 5, "linkedin", {"action": "follow"}), "hiring": (4, 6, "apollo", {"role": "Payroll Manager"})}
CYCLE_STATUSES = ["completed"] * 12 + ["running"] * 7 + ["active"] * 9 + ["pending"] * 5 + ["paused"] * 4 + [
    "abandoned"] * 3
STEP_KINDS = [("Intro email", "email"), ("Connect on LinkedIn", "linkedin_connect"), ("Follow-up email", "email"),
              ("LinkedIn message", "linkedin_message"), ("Call the front desk", "phone_call"), ("Wait", "wait")]
STEP_DONE = "sent delivered opened clicked replied completed failed skipped".split()
LOG_LINES = {"DEBUG": "payload built in {n} ms", "INFO": "step handed to worker {n}", "info": "step executed",
             "WARNING": "slow answer: {n} ms", "ERROR": "provider answered 429, attempt {n}"}


@dataclass
class Person:
    """One real person behind many raw records; `slug`, `email` and `phone` are None when no source knows them."""

    company: dict
    slot: str
    first: str
    last: str
    middle: str
    slug: str | None
    email: str | None
    phone: str | None
    credential: str
    ids: list = field(default_factory=list)  # every identity, in order of ordinal; the first survives


# ---------------------------------------------------------------- small helpers
def weighted(rng, pairs):
    """Draw one value from (value, weight) pairs."""
    values, weights = zip(*pairs)
    return rng.choices(values, weights)[0]


def spread(rng, total, parts, low, high):
    """Split `total` into `parts` whole numbers between `low` and `high`."""
    sizes = [rng.randint(low, high) for _ in range(parts)]
    while sum(sizes) != total:
        step = 1 if sum(sizes) < total else -1
        at = rng.randrange(parts)
        if low <= sizes[at] + step <= high:
            sizes[at] += step
    return sizes


def slugify(text):
    """Lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("é", "e").replace("'", "")).strip("-")


def stamp(rng, moment):
    """A UTC timestamp in one of the shapes the uploads use; empty for None."""
    if moment is None:
        return ""
    return moment.isoformat(sep=" ") if rng.random() < 0.3 else moment.isoformat() + rng.choice(["Z", "+00:00"])


def plain(moment):
    """The shape of the log tables: naive UTC."""
    return moment.isoformat(sep=" ") if moment else ""


def barton_id(block, ordinal):
    """The Barton ID of an ordinal; the last segment carries into the block."""
    return f"04.04.02.04.{block + ordinal // 1000:05}.{ordinal % 1000:03}"


def foreign_id(entity, n):
    """An ID as the old importer made them."""
    return f"04.04.{entity}.{n % 100:02}.{n:05}.{n % 1000:03}"


def phone_pool(rng):
    """Numbers reserved for fiction (exchange 555, line 0100-0199), most of the local ones at the end."""
    numbers = [f"{code}5550{line}" for code in AREA_CODES for line in range(100, 200)]
    rng.shuffle(numbers)
    return sorted(numbers, key=lambda n: n[:3] in AREA_CODES[:2] and rng.random() < 0.75)


def phone_shape(rng, number, extension=False):
    """Write ten digits the way some source would."""
    a, b, c = number[:3], number[3:6], number[6:]
    shapes = [(f"+1 {a}-{b}-{c}", 50), (f"({a}) {b}-{c}", 18), (f"{a}.{b}.{c}", 8), (f"{a}-{b}-{c}", 12),
              (f"+1{number}", 8), (number, 4)]
    return f"{a}-{b}-{c} x{rng.randint(10, 49)}" if extension else weighted(rng, shapes)


# ---------------------------------------------------------------- companies
def company_bases(rng, count):
    """Distinct (name without suffix, industry) pairs; 41 of them schools."""
    words = [stem + end for stem in STEMS for end in ENDS]
    rng.shuffle(words)
    bases, word = {}, iter(words * 2)
    while len(bases) < count:
        kinds = EDUCATION if len(bases) < 41 else INDUSTRIES
        industry = rng.choice(list(kinds))
        bases.setdefault(f"{next(word)} {rng.choice(kinds[industry].split('|'))}", industry)
    return list(bases.items())


def company_row(rng, base, industry, phones):
    """One company before the defects are added; keys starting with _ are not written."""
    name = base if industry in EDUCATION else base + weighted(rng, SUFFIXES)
    city = weighted(rng, [(c, w) for c, (w, _) in CITIES.items()])
    staff = min(2000, int(51 + 42 * 2.718 ** rng.gauss(0, 1.1)))
    kind = "school" if industry in EDUCATION else "company"
    return {
        "company_name": name, "industry": industry, "employee_count": str(staff), "linkedin_url":
        f"http://www.linkedin.com/{kind}/{slugify(base)}", "_domain": slugify(base) + ".example",
        "revenue": str(staff * rng.randint(80, 240) * 1000) if rng.random() < 0.45 else "",
        "_phone": phones.pop(), "city": city, "state": "West Virginia", "address":
        f"{rng.randint(12, 4800)} {rng.choice(STREETS)}" if rng.random() < 0.85 else "",
        "postal_code": f"{CITIES[city][1] + rng.randint(0, 4)}" + ("-1147" if rng.random() < 0.03 else ""),
    }


def build_companies(rng, phones):
    """The 453 raw companies, in upload order, with their Barton IDs under _id."""
    rows = [company_row(rng, base, industry, phones) for base, industry in company_bases(rng, 453)]
    rng.shuffle(rows)
    add_company_defects(rng, rows)
    uploads = [batch for batch in COMPANY_BATCHES for _ in range(batch[3])]
    for n, (row, (batch_id, source, at, _)) in enumerate(zip(rows, uploads), start=1):
        status = weighted(rng, [("", 30), ("true", 30), ("pending", 20), ("validated", 20)])
        checked = at + timedelta(minutes=rng.randint(5, 900)) if status in ("true", "validated") else None
        row.update(intake_id=str(n), source=source, batch_id=batch_id, validation_status=status, _at=at, _ordinal=n,
                   uploaded_at=stamp(rng, at), validated_at=stamp(rng, checked), _id=barton_id(30000, n))
    normal = [row for row in rows if "_special" not in row]
    for row, n in zip(rng.sample(normal, 6), (84, 112, 205, 317, 398, 451)):
        row["promoted_to_unique_id"] = row["_id"] = foreign_id("01", n)
    unclaimed = [row for row in normal if "promoted_to_unique_id" not in row]
    for row, claim in zip(rng.sample(unclaimed, 2), MALFORMED_IDS["company"]):
        row["promoted_to_unique_id"] = claim
    return rows


def add_company_defects(rng, rows):
    """Missing values, odd spellings and look-alikes at the documented rates."""
    special = rows[:16]  # no person works here, so that oddities never decide where somebody belongs
    for row in special:
        row["_special"] = True
    for twin, row in zip(special[0:4], special[4:8]):  # same name but for the suffix, otherwise unrelated
        stem = re.sub(r"(,? Inc\.?|,? LLC| Co\.| Corporation| of West Virginia)$", "", twin["company_name"])
        twin["company_name"], row["company_name"] = stem + " LLC", stem + " Inc."
        row["_domain"] = row["_domain"].replace(".example", "-wv.example")
    special[8]["_domain"] = special[9]["_domain"]  # a domain shared by two companies
    for row, name in zip(special[10:14], ODD_NAMES):
        row["company_name"] = name
        row["_domain"] = slugify(name.encode("ascii", "ignore").decode()) + ".example"
        row["linkedin_url"] = "http://www.linkedin.com/company/" + slugify(name.encode("ascii", "ignore").decode())
    special[14]["company_name"] = special[14]["company_name"].replace(" ", "  ", 1)
    special[15]["company_name"] = special[15]["company_name"].lower()
    rest = rows[16:]
    rest[0]["company_name"] = rest[0]["company_name"].replace(",", "") + " and Affiliated Services of the Valley"
    for row in rng.sample(rest, 59):
        row["company_name"] = row["company_name"].upper()
    no_website = {id(row) for row in rng.sample(rest, 113)}
    no_phone = {id(row) for row in rng.sample(rows, 127)}
    for row in rows:
        host = ("www." if rng.random() < 0.8 else "") + row["_domain"]
        row["website"] = "" if id(row) in no_website else "http://" + host
        usual = rng.random() < 0.97
        number = row["_phone"]
        shape = f"+1 {number[:3]}-{number[3:6]}-{number[6:]}" if usual else phone_shape(rng, number)
        row["phone"] = "" if id(row) in no_phone else shape
    abroad = rng.sample([row for row in rest if row["phone"]], 8)
    for row, phone in zip(abroad, FOREIGN_PHONES):
        row["phone"] = phone
    for n, row in enumerate(rng.sample(rows, 23)):
        row["industry"] = " " if n < 6 else ""
    for row, (city, state, zip_code) in zip(rng.sample(rest, 7), ELSEWHERE):
        row.update(city=city, state=state, postal_code=zip_code)
    locals_ = [row for row in rest if row["state"] == "West Virginia"]
    for row in rng.sample(locals_, 6):
        row["state"] = "WV"
    locals_[0]["city"], locals_[1]["linkedin_url"] = "", ""
    odd_sizes = ["1,200", "1,450", "10,001+", "2100", "", ""] + ["51-200 employees"] * 6 + ["201-500 employees"] * 3
    for row, size in zip(rng.sample(rows, len(odd_sizes)), odd_sizes):
        row["employee_count"] = size


# ---------------------------------------------------------------- people
def choose_positions(rng, companies):
    """(company, slot type) for 170 people; 22 companies lend a role mailbox to both their CEO and CFO."""
    usable = [row for row in companies if "_special" not in row]
    rng.shuffle(usable)
    with_site = [row for row in usable if row["website"]][:ROLE_PAIRS]
    others = [row for row in usable if row not in with_site]
    both = with_site + others[:28]
    ceo = both + others[28:69]
    cfo = both + others[69:86]
    hr = both[:3] + others[40:45] + others[69:71] + others[90:92]
    return [(c, slot) for slot, rows in (("CEO", ceo), ("CFO", cfo), ("HR", hr)) for c in rows], with_site


def build_people(rng, companies, phones):
    """170 people; 14 names are carried by two people of different companies, all others by one."""
    positions, role_companies = choose_positions(rng, companies)
    rng.shuffle(positions)
    taken, at_company, people, homonyms = set(), defaultdict(set), [], []
    for n, (company, slot) in enumerate(positions):
        used = at_company[company["intake_id"]]  # colleagues never share a first or a last name
        if n >= len(positions) - HOMONYM_PAIRS:  # the last 14 repeat the names of the first 14
            name = next(name for name in homonyms if not used & set(name))
            homonyms.remove(name)
        else:
            while (name := (rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES))) in taken or used & set(name):
                pass
        if n < HOMONYM_PAIRS:
            homonyms.append(name)
        taken.add(name)
        used.update(name)
        people.append(make_person(rng, n, company, slot, *name, phones))
    lacking = rng.sample(people, 65)
    for n, person in enumerate(lacking):  # never without two of the three keys
        person.slug, person.email, person.phone = (
            None if n < 14 else person.slug, None if 14 <= n < 20 else person.email,
            None if n >= 20 else person.phone)
    return people, role_companies


def make_person(rng, n, company, slot, first, last, phones):
    """A person with every contact detail filled in."""
    f, l = slugify(first), slugify(last)
    if company["website"] or rng.random() < 0.5:
        local = rng.choice([f"{f}.{l}", f"{f[0]}{l}", f"{f}{l[0]}", f"{f}.{l}"])
        email = f"{local}@{company['_domain']}"
    else:
        email = f"{f}_{l}_{n + 20}@gmail.com"
    credential = {"CFO": ", CPA", "HR": ", SHRM-CP", "CEO": rng.choice([" Jr.", " III", ""])}[slot]
    slug = f"{f}-{l}-{rng.randint(10**7, 10**8 - 1)}"
    return Person(company, slot, first, last, rng.choice("ABCDEHJLMPRSTW"), slug, email, phones.pop(), credential)


def name_shape(rng, person, by_slug, by_email):
    """A spelling of the name; the risky ones only when another key ties the record to its person."""
    first, last, full = person.first, person.last, f"{person.first} {person.last}"
    shapes = [(full, 52), (f"{last.upper()}, {first.upper()}", 7), (full.upper(), 8), (full.lower(), 2),
              (f"{first} {person.middle}. {last}", 12), (f"Dr. {full}", 1), (f"{last}, {first} {person.middle}.", 2)]
    if by_slug and person.credential:
        shapes.append((full + person.credential, 7))
    if (by_slug or by_email) and first in NICKNAMES:
        shapes.append((f"{NICKNAMES[first]} {last}", 9))
    return weighted(rng, shapes)


def email_shape(rng, email):
    """The address as typed: case, plus-tag, mailto, stray blank."""
    local, host = email.split("@")
    return weighted(rng, [(email, 66), (email.upper(), 10), (f"{local}@{host.title()}", 4), (f"mailto:{email}", 6),
                          (f"{local}+{rng.choice(['apollo', 'news', 'wv'])}@{host}", 9), (f" {email}", 3)])


def linkedin_shape(rng, slug):
    """The same profile address in one of its spellings."""
    return weighted(rng, [(f"https://www.linkedin.com/in/{slug}", 40), (f"http://www.linkedin.com/in/{slug}", 25),
                          (f"https://linkedin.com/in/{slug}/", 12), (f"linkedin.com/in/{slug}", 8),
                          (f"https://www.linkedin.com/in/{slug}?trk=people-search", 8),
                          (f"https://www.LinkedIn.com/in/{slug}/", 4)])


def employer(rng, company):
    """(company_name, company_website): the exact name, or a looser one beside the website."""
    name, site = company["company_name"], company["website"]
    if not site or rng.random() < 0.3:
        return name, ""
    respelt = name.replace(", Inc.", " Inc").replace(" LLC", ", L.L.C.")
    loose = weighted(rng, [(name, 60), (name.upper(), 12), (respelt, 15), ("", 8)])
    domain = company["_domain"]
    return loose, rng.choice([site, site + "/", "https://www." + domain, domain, "www." + domain])


def person_record(rng, person, upload, extra=""):
    """One raw record; `extra` is '', 'anchor' (all keys), 'two_emails' or a role mailbox such as 'info'."""
    source, at = upload
    odds = KEY_ODDS[source]
    slug, email, phone = (key and (extra == "anchor" or rng.random() < odd) and key
                          for key, odd in zip((person.slug, person.email, person.phone), odds))
    role = extra if extra not in ("", "anchor", "two_emails") else ""
    if extra == "two_emails":
        slug, email = person.slug, person.email
    if role or not (slug or email or phone):  # every record keeps one key that leads to its person
        slug = person.slug
        email, phone = (person.email, person.phone) if not slug else (email, phone)
    by_email = email and not role
    switchboard = bool(slug or by_email) and person.company["phone"].startswith("+1") and rng.random() < 0.12
    name = f"{person.first} {person.last}" if extra == "anchor" else name_shape(rng, person, slug, by_email)
    number = person.company["_phone"] if switchboard and extra != "anchor" else phone
    link = linkedin_shape(rng, slug) if slug else ""
    if by_email and person.slug and not slug and rng.random() < 0.07:  # an old profile address says nothing
        link = f"http://www.linkedin.com/pub/{slugify(person.first)}-{slugify(person.last)}/" + "/".join(
            (person.slug[-2:], person.slug[-5:-2], person.slug[-8:-5]))
    text = f"{role}@{person.company['_domain']}" if role else email_shape(rng, email) if email else ""
    if extra == "two_emails":
        second = f"{slugify(person.first)}_{slugify(person.last)}_at_home@gmail.com"
        text = email + rng.choice(["; ", ", ", " / "]) + second
    company_name, website = employer(rng, person.company)
    title = rng.choice(TITLES[person.slot].split("|"))
    return {"full_name": name, "email": text, "linkedin_url": link, "title": title.upper() if rng.random() < 0.05 else
            title, "phone": phone_shape(rng, number, bool(slug) and rng.random() < 0.04) if number else "",
            "company_name": company_name, "company_website": website, "source": source, "_at": at, "_person": person}


def junk_records(rng, companies):
    """26 records that must be rejected: no usable name, or nothing to reach or place the person by."""
    rows = []
    for name in JUNK_NAMES:
        company = rng.choice(companies)
        source, at = rng.choice(PEOPLE_UPLOADS)
        mailbox = f"contact@{company['_domain']}" if company["website"] and rng.random() < 0.6 else ""
        rows.append({"full_name": name, "email": mailbox, "title": "",
                     "phone": company["phone"], "company_name": company["company_name"], "source": source, "_at": at})
    for name in UNREACHABLE:
        source, at = rng.choice(PEOPLE_UPLOADS)
        rows.append({"full_name": name, "title": "Treasurer", "source": source, "_at": at})
    return rows


def build_people_records(rng, people, role_companies, companies):
    """All 1,397 raw records in upload order; fills Person.ids with the identities they will be given."""
    role_of = {id(company): rng.choice(["info", "info", "office", "contact"]) for company in role_companies}
    sizes = spread(rng, ACCEPTED_PEOPLE - 1, len(people), 3, 14)
    two_emails = rng.sample([p for p in people if p.slug and p.email], 3)
    rows = []
    for person, size in zip(people, sizes):
        extras = ["anchor"] + [""] * (size - 1)
        if person.slot in ("CEO", "CFO") and id(person.company) in role_of:
            extras[1] = role_of[id(person.company)]
        if person in two_emails:
            extras[2] = "two_emails"
        rows += [person_record(rng, person, rng.choice(PEOPLE_UPLOADS), extra) for extra in extras]
    rows.append(dict(rows[0]))  # one record was exported twice
    rows += junk_records(rng, [c for c in companies if c not in role_companies])
    rng.shuffle(rows)
    rows.sort(key=lambda row: row["_at"])
    for n, row in enumerate(rows, start=1):
        row.update(intake_id=f"P{n}", uploaded_at=stamp(rng, row["_at"]))
        for column in COLUMNS["intake.people_raw_intake"]:
            if column != "promoted_to_unique_id":
                row.setdefault(column, "")
    give_identities(rng, rows, people)
    return rows


def give_identities(rng, rows, people):
    """Number the accepted records in the ledger's order, adopt 4 foreign IDs and add 2 malformed claims."""
    accepted = [row for row in rows if "_person" in row]
    firsts = {}
    for ordinal, row in enumerate(sorted(accepted, key=ledger_order), start=1):
        row["_id"] = barton_id(20000, ordinal)
        firsts.setdefault(id(row["_person"]), row)
    adopted = rng.sample([firsts[id(person)] for person in people], 4)
    for row, n in zip(adopted, (17, 63, 101, 158)):
        row["promoted_to_unique_id"] = row["_id"] = foreign_id("02", n)
    unclaimed = [row for row in accepted if "promoted_to_unique_id" not in row]
    for row, claim in zip(rng.sample(unclaimed, 2), MALFORMED_IDS["person"]):
        row["promoted_to_unique_id"] = claim
    for row in sorted(accepted, key=ledger_order):
        row["_person"].ids.append(row["_id"])


def ledger_order(row):
    """The order in which records are numbered."""
    return row["_at"], row["source"], len(row["intake_id"]), row["intake_id"]


# ---------------------------------------------------------------- marketing
def event(rng, kind, company_id, payload, at):
    """One pipeline event; only finished ones have processed_at."""
    status = weighted(rng, [("processed", 90), ("pending", 6), ("failed", 3), ("processing", 1)])
    done = at + timedelta(seconds=rng.randint(2, 900)) if status in ("processed", "failed") else None
    return {"company_unique_id": company_id, "event_type": kind, "payload": json.dumps(payload), "status": status,
            "created_at": plain(at), "processed_at": plain(done), "_at": at}


def build_events(rng, companies):
    """453 company_promoted, 1,359 slots_created and 78 enrichment events, numbered in time."""
    rows = []
    for company in companies:
        at = company["_at"] + timedelta(minutes=20, seconds=company["_ordinal"])
        payload = {"company_unique_id": company["_id"], "company_name": company["company_name"], "website_url":
                   company["website"], "batch_id": company["batch_id"], "trigger_time": at.isoformat()}
        rows.append(event(rng, "company_promoted", company["_id"], payload, at))
        for n, slot in enumerate(SLOTS):
            slot_id = barton_id(10000, 3 * (company["_ordinal"] - 1) + n + 1)
            payload = {"slot_id": slot_id, "company_id": company["_id"], "slot_type": slot, "slot_label":
                       f"{slot} - {company['company_name']}", "trigger_time": at.isoformat()}
            rows.append(event(rng, "slots_created", "", payload, at + timedelta(seconds=n + 1)))
    for n, company in enumerate(rng.sample(companies, 26), start=1):
        at = datetime(2025, 11, 4, 8) + timedelta(minutes=rng.randint(0, 4500))
        base = {"company_id": company["_id"], "company_name": company["company_name"], "website": company["website"],
                "batch_id": "enrich_20251104_080000", "trigger_time": at.isoformat()}
        shown = company["_id"] if n % 2 else ""
        apify = {**base, "apify_run_id": f"run{n:04}", "apify_status": "FAILED"}
        rows.append(event(rng, "company_enrichment_started", shown, base, at))
        rows.append(event(rng, "company_enrichment_apify", shown, apify, at + timedelta(seconds=40)))
        rows.append(event(rng, "company_enrichment_failed", shown, apify, at + timedelta(minutes=6)))
    rows.sort(key=lambda row: row["_at"])
    return number(rows, "event_id")


def number(rows, key):
    """Give rows serial keys 1, 2, 3 …"""
    for n, row in enumerate(rows, start=1):
        row[key] = str(n)
    return rows


def build_enrichment(rng, people):
    """150 jobs on known people, one in ten under an identity that was merged away."""
    rows = []
    for n in range(VOLUMES["marketing.contact_enrichment"]):
        person = rng.choice(people)
        kind = rng.choice(["profile", "profile", "email", "linkedin", "phone"])
        status = weighted(rng, [("completed", 42), ("success", 22), ("failed", 10), ("timeout", 5),
                                ("rate_limited", 5), ("pending", 7), ("running", 5), ("processing", 4)])
        started = datetime(2025, 11, 4, 6) + timedelta(minutes=rng.randint(0, 4950))
        found = status in ("completed", "success")
        over = found or status in ("failed", "timeout")
        ended = started + timedelta(seconds=rng.randint(8, 1500)) if over else None
        # every third phone a vendor finds is a direct line that no upload has
        phone = person.phone and (person.phone if n % 3 else f"{person.phone[:8]}{(int(person.phone[8:]) + 50) % 100:02}")
        wanted = {"email": person.email, "phone": phone and phone_shape(rng, phone), "linkedin_url":
                  person.slug and f"https://www.linkedin.com/in/{person.slug}"}
        details = {key: value or "" for key, value in wanted.items()
                   if found and (kind == "profile" or key.startswith(kind))}
        rows.append({"person_unique_id": rng.choice(person.ids[1:]) if n % 10 == 9 else person.ids[0], "agent_name":
                     rng.choice(["Apify", "Apify", "Abacus", "Firecrawl"]), "enrichment_type": kind, "status": status,
                     "started_at": plain(started if status != "pending" else None), "completed_at": plain(ended),
                     "title": TITLES[person.slot].split("|")[1] if found and kind == "profile" else "",
                     "cost_usd": rng.choice(["0.05", "0.05", "0.02", "0.10"]) if ended else "", **details})
    return number(rows, "enrichment_id")


def build_verification(rng, people):
    """190 checks: 98 people end valid, 44 otherwise, the rest were never checked."""
    reachable = [person for person in people if person.email]
    rng.shuffle(reachable)
    ends = [rng.choice(["valid", "valid", "ok"]) for _ in range(98)] + [
        weighted(rng, [("invalid", 12), ("risky", 12), ("catch_all", 8), ("unknown", 6), ("disposable", 2)])
        for _ in range(38)] + ["pending"] * 6
    finals = [(person, status, datetime(2025, 11, 5) + timedelta(minutes=rng.randint(0, 4000)))
              for person, status in zip(reachable, ends)]
    earlier = [(person, rng.choice(["valid", "unknown", "risky", "catch_all", "invalid"]), at - timedelta(
        minutes=rng.randint(600, 14000))) for person, _, at in rng.sample(finals[:136], 48)]
    rows = [{"person_unique_id": person.ids[0], "email": person.email, "email_status": status, "provider":
             "MillionVerifier" if rng.random() < 0.9 else "Hunter", "_at": at, "verified_at":
             plain(None if status == "pending" else at), "cost_usd": "" if status == "pending" else "0.0037"}
            for person, status, at in earlier + finals]
    rows.sort(key=lambda row: row["_at"])
    return number(rows, "verification_id")


# ---------------------------------------------------------------- bit and ple
def build_signals(rng, companies, people):
    """900 signals of about 260 companies, a few of them very busy; seven carry a known defect."""
    staff = defaultdict(list)
    for person in people:
        staff[person.company["_id"]].append(person.ids[0])
    ids = sorted((c["_id"] for c in companies), key=lambda i: rng.random() * (0.25 if i in staff else 1))[:260]
    weights = [1 / (rank + 5) for rank in range(len(ids))]
    rows = []
    for company_id in ids + rng.choices(ids, weights, k=VOLUMES["bit.bit_signal"] - len(ids)):
        kind = weighted(rng, [(name, spec[0]) for name, spec in SIGNALS.items()])
        _, strength, source, data = SIGNALS[kind]
        seen = datetime(2025, 8, 1) + timedelta(seconds=int((END - datetime(2025, 8, 1)).total_seconds()
                                                            * rng.random() ** 0.6))
        midnight = seen.replace(hour=23, minute=59, second=59)
        came = min(seen + timedelta(minutes=rng.randint(1, 300)), midnight, END)
        if rng.random() < 0.03:
            came = min(seen + timedelta(days=rng.randint(1, 10)), END)
        strength = str(max(1, min(10, strength + rng.randint(-2, 2)))) if rng.random() > 0.06 else ""
        knows_person = company_id in staff and kind not in ("website", "hiring")
        person_id = rng.choice(staff[company_id]) if knows_person else ""
        rows.append({
            "company_unique_id": company_id, "person_unique_id": person_id, "signal_type": kind, "signal_data":
            json.dumps(data), "signal_strength": strength, "source": source, "detected_at": stamp(rng, seen),
            "ingested_at": stamp(rng, came), "_at": came})
    bad = rng.sample(rows, 7)
    for row, unknown in zip(bad[:3], ("04.04.02.04.30000.977", "04.04.01.99.00999.999", "04.04.02.04.30007.004")):
        row.update(company_unique_id=unknown, person_unique_id="")
    for row in bad[3:5]:
        row["signal_strength"] = "high"
    for row, text in zip(bad[5:], ('{"campaign": "wv-q4-intro", "opens": ', "{page: '/pricing'}")):
        row["signal_data"] = text
    rows.sort(key=lambda row: row["_at"])
    return number(rows, "signal_id")


def build_ple(rng, companies):
    """40 outreach cycles with their steps and logs, in both status vocabularies."""
    cycles, steps, logs = [], [], []
    statuses = rng.sample(CYCLE_STATUSES, len(CYCLE_STATUSES))
    sizes = spread(rng, VOLUMES["ple.ple_step"], len(statuses), 3, 6)
    lines = iter(spread(rng, VOLUMES["ple.ple_log"], sum(sizes), 1, 5))
    for company, status, size in zip(rng.sample(companies, len(statuses)), statuses, sizes):
        over = status in ("completed", "abandoned")
        start = datetime(2025, 10, 27, 8) + timedelta(hours=rng.randint(0, 120 if over else 230))
        times = [start + timedelta(hours=20 * n, minutes=rng.randint(0, 300)) for n in range(size)]
        reached = size if over else 0 if status == "pending" else rng.randint(1, size - 1)
        cycle_id, aim = str(len(cycles) + 1), rng.choice(["Initial outreach", "Nurture", "Renewal"])
        cycles.append({
            "cycle_id": cycle_id, "company_unique_id": company["_id"], "cycle_name": f"{aim} - {company['company_name']}",
            "status": status, "started_at": plain(start if status != "pending" else None),
            "completed_at": plain(times[-1] + timedelta(hours=1) if over else None)})
        for n, at in enumerate(times):
            name, kind = STEP_KINDS[n]
            done = n < reached and at < END
            state = rng.choice(STEP_DONE if done else ["pending", "scheduled"])
            if done and n == reached - 1 and status == "running":
                state = "running"
            steps.append({"step_id": str(len(steps) + 1), "cycle_id": cycle_id, "step_name": name, "step_type": kind,
                          "status": state, "executed_at": plain(at if done and state != "skipped" else None)})
            moment = at if done else min(start, END - timedelta(hours=1))
            for k in range(next(lines)):
                level = "ERROR" if state == "failed" and k == 0 else weighted(
                    rng, [("DEBUG", 25), ("INFO", 45), ("info", 20), ("WARNING", 10)])
                moment += timedelta(seconds=rng.randint(1, 300))
                logs.append({"log_id": str(len(logs) + 1), "step_id": str(len(steps)), "log_level": level, "message":
                             LOG_LINES[level].format(n=rng.randint(1, 5)), "logged_at": plain(moment)})
    return cycles, steps, logs


# ---------------------------------------------------------------- check: recount with independent rules
class Clusters:
    """Union-find over row numbers."""

    def __init__(self, size):
        self.parent = list(range(size))

    def find(self, n):
        while self.parent[n] != n:
            n = self.parent[n]
        return n

    def join(self, a, b):
        a, b = sorted((self.find(a), self.find(b)))
        self.parent[b] = a


def expect(what, found, wanted):
    """Raise when a count is not the documented one."""
    if found != wanted:
        raise SystemExit(f"sample check failed: {what}: found {found}, expected {wanted}")


def groups(keys):
    """Row numbers by key, ignoring rows without one."""
    found = defaultdict(list)
    for n, key in enumerate(keys):
        if key:
            found[key].append(n)
    return found.values()


def read_phone(text):
    digits = re.sub(r"\D", "", re.sub(r"\s*x\d+$", "", text))
    return digits[-10:] if len(digits) >= 10 else ""


def read_slug(text):
    found = re.search(r"linkedin\.com/(in|company|school)/([^/?]+)", text.lower())
    return found and found.group(2)


def read_domain(text):
    return re.sub(r"^(https?://)?(www\.)?", "", text.strip().lower()).rstrip("/")


def read_email(text):
    text = re.split(r"[;,/ ]", text.strip().lower().removeprefix("mailto:"))[0]
    return re.sub(r"\+[^@]*", "", text)


def read_company(text):
    text = re.sub(r"[.,]", "", text.lower())
    return " ".join(re.sub(r"\b(inc|llc|co|corporation)$| of west virginia$", "", " ".join(text.split())).split())


def read_name(text):
    parts = [part.strip() for part in text.lower().split(",")]
    parts = [part for part in parts if part not in ("cpa", "shrm-cp")]
    words = " ".join(reversed(parts)).replace(".", "").split()
    words = [word for word in words if word not in ("dr", "jr", "iii")]
    return (words[0], words[-1]) if words else None


def read_slot(title):
    for slot, names in TITLES.items():
        if title.lower() in names.lower().split("|"):
            return slot
    return None


def check_companies(rows):
    """No two raw companies merge; returns company numbers by domain and by name."""
    names = [read_company(row["company_name"]) for row in rows]
    domains = [read_domain(row["website"]) for row in rows]
    phones = [read_phone(row["phone"]) for row in rows]
    clusters = Clusters(len(rows))
    for keys in ([read_slug(row["linkedin_url"]) for row in rows], [d and (n, d) for n, d in zip(names, domains)],
                 [p and (n, p) for n, p in zip(names, phones)]):
        for same in groups(keys):
            for n in same[1:]:
                clusters.join(same[0], n)
    expect("companies", len({clusters.find(n) for n in range(len(rows))}), 453)
    expect("companies without website", domains.count(""), 113)
    expect("domains used twice", sum(len(same) > 1 for same in groups(domains)), 1)
    return domains, [row["company_name"] for row in rows]


def accepted_people(rows):
    """Rows with a usable name and something to reach or place the person by."""
    junk = {name.strip().lower() for name in JUNK_NAMES}
    return [row for row in rows if row["full_name"].strip().lower() not in junk
            and any(row.get(key) for key in ("email", "linkedin_url", "phone", "company_name", "company_website"))]


def check_people(rows, domains, company_names):
    """Clusters, slots and queue pairs by the rules of exact matching; returns surviving IDs."""
    rows = sorted(accepted_people(rows), key=ledger_order)
    expect("accepted people records", len(rows), ACCEPTED_PEOPLE)
    names = [read_name(row["full_name"]) for row in rows]
    emails = [read_email(row["email"]) for row in rows]
    phones = [read_phone(row["phone"]) for row in rows]
    clusters, role = Clusters(len(rows)), re.compile("(info|office|contact)@")
    for same in groups([read_slug(row["linkedin_url"]) for row in rows]):
        for n in same:
            clusters.join(same[0], n)
    for same in groups([email if not role.match(email) else "" for email in emails]):
        for a, b in combinations(same, 2):
            if names[a][0] == names[b][0] or names[a][1] == names[b][1]:
                clusters.join(a, b)
    for same in groups([p and (p, n) for p, n in zip(phones, names)]):
        for n in same:
            clusters.join(same[0], n)
    root = [clusters.find(n) for n in range(len(rows))]
    expect("people", len(set(root)), 170)

    places = defaultdict(set)
    for n, row in enumerate(rows):
        site = read_domain(row["company_website"])
        company = domains.index(site) if site else company_names.index(row["company_name"])
        places[root[n]].add((company, read_slot(row["title"])))
    expect("people with several employers or slot types", sum(len(p) > 1 for p in places.values()), 0)
    held = Counter(place for (place,) in places.values())
    expect("slots held by several people", sum(n > 1 for n in held.values()), 0)
    expect("slots by type", dict(Counter(slot for _, slot in held)), SLOTS)

    shared, namesakes = set(), set()
    for keys, pairs in ((emails, shared), (names, namesakes)):
        for same in groups(keys):
            pairs.update(combinations(sorted({root[n] for n in same}), 2))
    expect("rejected pairs", len(shared), ROLE_PAIRS)
    expect("pending pairs", len(namesakes), HOMONYM_PAIRS)
    expect("pairs in both", len(shared & namesakes), 0)
    return {rows[n]["_id"] for n in set(root)}, {row["_id"] for row in rows}


def check(tables):
    """Raise unless the rows give the documented volumes."""
    for table, rows in tables.items():
        expect(f"rows of {table}", len(rows), VOLUMES[table])
    companies = tables["intake.company_raw_intake"]
    survivors, minted = check_people(tables["intake.people_raw_intake"], *check_companies(companies))
    expect("company IDs", len({row["_id"] for row in companies}), 453)
    expect("person IDs", len(minted), ACCEPTED_PEOPLE)
    kinds = Counter(row["event_type"] for row in tables["marketing.pipeline_events"])
    expect("promoted and slot events", (kinds["company_promoted"], kinds["slots_created"]), (453, 1359))
    signals = tables["bit.bit_signal"]
    unknown = [row for row in signals if row["company_unique_id"] not in {c["_id"] for c in companies}]
    expect("signals of unknown companies", len(unknown), 3)
    used = {row["person_unique_id"] for row in signals + tables["marketing.email_verification"]} - {""}
    expect("signals and checks of unknown people", len(used - survivors), 0)
    jobs = {row["person_unique_id"] for row in tables["marketing.contact_enrichment"]}
    expect("enrichment jobs of unknown people", len(jobs - minted), 0)
    late = [v for rows in tables.values() for row in rows for k, v in row.items() if k.endswith("_at") and k != "_at"
            and v.replace("T", " ")[:19] > plain(END)]
    expect("timestamps after the end of the sample", len(late), 0)


# ---------------------------------------------------------------- main
def build_tables():
    """Every table, in the order they depend on each other."""
    rng = random.Random(SEED)
    phones = phone_pool(rng)
    companies = build_companies(rng, phones)
    people, role_companies = build_people(rng, companies, phones)
    records = build_people_records(rng, people, role_companies, companies)
    cycles, steps, logs = build_ple(rng, companies)
    return {
        "intake.company_raw_intake": companies, "intake.people_raw_intake": records,
        "marketing.contact_enrichment": build_enrichment(rng, people),
        "marketing.email_verification": build_verification(rng, people),
        "marketing.pipeline_events": build_events(rng, companies), "marketing.pipeline_errors": [],
        "marketing.match_decisions": [], "bit.bit_signal": build_signals(rng, companies, people),
        "ple.ple_cycle": cycles, "ple.ple_step": steps, "ple.ple_log": logs,
    }


def write(tables, out):
    """One CSV per table; NULL is an empty field."""
    for table, rows in tables.items():
        schema, name = table.split(".")
        path = Path(out, schema, f"sample_{schema}__{name}.csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS[table], restval="", extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            # a blank of spaces becomes a dash: engines load ' ' from a seed as NULL or as ' ', and the raw rows must agree
            writer.writerows({key: str(value).strip() or ("-" if value else "") for key, value in row.items()} for row in rows)
        print(f"{len(rows):>6,} rows  {path}")


def main():
    parser = argparse.ArgumentParser(description="Write the sample seeds.")
    parser.add_argument("--out", default="seeds/sample", help="folder to write to (default: seeds/sample)")
    tables = build_tables()
    check(tables)
    write(tables, parser.parse_args().out)


if __name__ == "__main__":
    main()
