{%- set one, other = "split_part(given, '|', 1)", "split_part(given, '|', 2)" -%}
{#- What each macro must answer, on every engine. -#}
-- the golden list: an ordinal counted from block 30000 and its Barton ID, for ever
with golden_ids as (

    select
        golden_ids.ordinal,
        golden_ids.barton_id
    from (
        values
        (1, '04.04.02.04.30000.001'),
        (2, '04.04.02.04.30000.002'),
        (453, '04.04.02.04.30000.453'),
        (999, '04.04.02.04.30000.999'),
        (1000, '04.04.02.04.30001.000'),
        (1001, '04.04.02.04.30001.001'),
        (1359, '04.04.02.04.30001.359'),
        (9999, '04.04.02.04.30009.999'),
        (10000, '04.04.02.04.30010.000'),
        (100000, '04.04.02.04.30100.000'),
        (1000000, '04.04.02.04.31000.000'),
        (9999999, '04.04.02.04.39999.999')
    ) as golden_ids (ordinal, barton_id)

),

cases as (

    select
        cases.macro_name,
        cases.given,
        cases.expected
    from (
        values
        -- the last segment carries, is fixed in width, and nothing else passes
        ('is_barton_id', '04.04.02.04.30000.001', 'true'),
        ('is_barton_id', '04.04.01.84.00084.084', 'true'),      -- a shape of the live database
        ('is_barton_id', '04.04.02.04.10059.1359', 'false'),    -- four digits at the end
        ('is_barton_id', '04.04.02.04.123456.001', 'false'),    -- six digits in the fifth segment
        ('is_barton_id', '04.04.02.04.399.399', 'false'),       -- no leading zeros
        ('is_barton_id', '04.04.02.04.40000.12345.001', 'false'), -- seven segments
        ('is_barton_id', '04.04.01.00001.001', 'false'),        -- five segments
        ('is_barton_id', '04.04.02.04.30000', 'false'),         -- cut off
        ('is_barton_id', '04.04.02.04.30000.001.person', 'false'), -- something hung on
        ('is_barton_id', '04.04.01.BIT.00001.001', 'false'),    -- letters
        ('is_barton_id', '04.04.02.04.70000.abc', 'false'),
        ('is_barton_id', '04-04-02-04-30000-001', 'false'),     -- other separators
        ('is_barton_id', '04a04b02c04d30000e001', 'false'),     -- a dot is a dot
        ('is_barton_id', ' 04.04.02.04.30000.001', 'false'),
        ('is_barton_id', '04.04.02.04.30000.001 ', 'false'),
        ('is_barton_id', '٠٤.04.02.04.30000.001', 'false'),     -- digits of another script
        ('is_barton_id', 'PER-0123456789ab', 'false'),
        ('is_barton_id', 'CLAY-WV-0123abcd', 'false'),
        ('is_barton_id', 'BTN_1762506912_42', 'false'),
        ('is_barton_id', '', 'false'),
        ('is_barton_id', null, null),
        ('prefix', '04.04.01.84.00084.085', '04.04.01.84'),
        ('block', '04.04.01.84.00084.085', '84'),
        ('suffix', '04.04.01.84.00084.085', '85'),
        ('prefix', '04.04.02.04.30000', null),
        ('block', '04.04.02.04.3000x.001', null),
        ('suffix', '04.04.02.04.30000.1359', null),

        -- patterns: classes hold ASCII only, all of the first match counts, every match is replaced
        ('regexp_like [a-z]+', 'acme', 'true'),
        ('regexp_like [a-z]+', 'Acme', 'false'),
        ('regexp_like [a-z]+', 'é', 'false'),
        ('regexp_like [a-z]+', '', 'false'),
        ('regexp_like [a-z]+', null, null),
        ('regexp_like a|b', 'xbx', 'true'),
        ('regexp_like a|b', 'xcx', 'false'),
        ('regexp_first [0-9]+', 'ab12cd345', '12'),
        ('regexp_first [0-9]+', 'abc', null),
        ('regexp_first [0-9]+', '', null),
        ('regexp_first [0-9]+', null, null),
        ('regexp_first group', 'x@acme.co.uk/y', 'acme.co.uk'),  -- the whole match, not its group
        ('regexp_replace_all', 'a-b--c', 'a_b_c'),
        ('regexp_replace_all', '-a-', '_a_'),
        ('regexp_replace_all', 'abc', 'abc'),
        ('regexp_replace_all', '', ''),
        ('regexp_replace_all', null, null),
        ('regexp_replace_all begin', 'xxa', 'xa'),               -- an anchor matches once
        ('regexp_replace_all nothing', 'a1b2', 'ab'),            -- cut out by default

        -- times: UTC, whatever the session says; only ISO 8601; NULL, never an error
        ('try_timestamp', '2025-11-07T09:15:12Z', '2025-11-07 09:15:12'),
        ('try_timestamp', '2025-11-07T09:15:12', '2025-11-07 09:15:12'),
        ('try_timestamp', '2025-11-07 09:15:12', '2025-11-07 09:15:12'),
        ('try_timestamp', '2025-11-07 09:15', '2025-11-07 09:15:00'),
        ('try_timestamp', '2025-11-07T09:15Z', '2025-11-07 09:15:00'),
        ('try_timestamp', '2025-11-07T09:15 +02:30', '2025-11-07 06:45:00'),
        ('try_timestamp', '2025-11-07', '2025-11-07 00:00:00'),
        ('try_timestamp', '2025-11-07 09:15:12+02', '2025-11-07 07:15:12'),
        ('try_timestamp', '2025-11-07 09:15:12+0200', '2025-11-07 07:15:12'),
        ('try_timestamp', '2025-11-07T09:15:12 -05:00', '2025-11-07 14:15:12'),
        ('try_timestamp', '2025-12-31T23:30:00-01:00', '2026-01-01 00:30:00'),
        ('try_timestamp', '2025-11-07T09:15:12.5Z', '2025-11-07 09:15:12.5'),
        ('try_timestamp', '2025-11-07T09:15:12.123456', '2025-11-07 09:15:12.123456'),
        ('try_timestamp', '2024-02-29', '2024-02-29 00:00:00'),
        ('try_timestamp', '2025-02-29', null),
        ('try_timestamp', '2025-02-30T00:00:00Z', null),
        ('try_timestamp', '2025-04-31T00:00:00', null),
        ('try_timestamp', '2025-13-01', null),
        ('try_timestamp', '2025-11-07T24:00:00Z', null),
        ('try_timestamp', '2025-11-07T09:60', null),
        ('try_timestamp', '2025-11-07T09:15:12+15:00', null),
        ('try_timestamp', '2025-11-07T09:15:12 UTC', null),
        ('try_timestamp', '11/07/2025', null),
        ('try_timestamp', '0000-00-00', null),
        ('try_timestamp', 'now', null),
        ('try_timestamp', 'yesterday', null),
        ('try_timestamp', 'infinity', null),
        ('try_timestamp', '', null),
        ('try_timestamp', null, null),

        -- numbers: plain ones only, rounded half away from zero
        ('try_decimal', '1234.5', '1234.50'),
        ('try_decimal', '7', '7.00'),
        ('try_decimal', '7.', '7.00'),
        ('try_decimal', '+7', '7.00'),
        ('try_decimal', '-0.5', '-0.50'),
        ('try_decimal', '2.675', '2.68'),
        ('try_decimal', '-2.675', '-2.68'),
        ('try_decimal', '2.665', '2.67'),
        ('try_decimal', '007', '7.00'),
        ('try_decimal', '999999999999.99', '999999999999.99'),
        ('try_decimal', '1000000000000', null),
        ('try_decimal', '.5', null),
        ('try_decimal', '1,200', null),
        ('try_decimal', '1e5', null),
        ('try_decimal', '0x1F', null),
        ('try_decimal', '1_000', null),
        ('try_decimal', 'NaN', null),
        ('try_decimal', 'infinity', null),
        ('try_decimal', '--5', null),
        ('try_decimal', '5 ', null),
        ('try_decimal', '', null),
        ('try_decimal', null, null),

        -- JSON: the strictest engine's reading counts on all
        ('is_valid_json', '{"a": 1}', 'true'),
        ('is_valid_json', '[]', 'true'),
        ('is_valid_json', '"text"', 'true'),
        ('is_valid_json', 'null', 'true'),
        ('is_valid_json', '{"a": "1,} NaN inf"}', 'true'),       -- within a text
        ('is_valid_json', '{"a": "\"1,}\""}', 'true'),           -- within an escaped quote
        ('is_valid_json', '{"a": 1', 'false'),
        ('is_valid_json', '{"a": 1,}', 'false'),
        ('is_valid_json', '[1, ]', 'false'),
        ('is_valid_json', '{"a": NaN}', 'false'),
        ('is_valid_json', '{"a": -Infinity}', 'false'),
        ('is_valid_json', '{"a": "\ud800"}', 'false'),
        ('is_valid_json', '{"a": "\u0000"}', 'false'),
        ('is_valid_json', '{a: 1}', 'false'),
        ('is_valid_json', '{"a": 1} {"b": 2}', 'false'),
        ('is_valid_json', 'words', 'false'),
        ('is_valid_json', '', 'false'),
        ('is_valid_json', null, 'false'),
        ('json_value', '{"a": "x"}', 'x'),
        ('json_value', '{"a": 12}', '12'),
        ('json_value', '{"a": true}', 'true'),
        ('json_value', '{"a": ""}', ''),
        ('json_value', '{"a": "\u00e9"}', 'é'),
        ('json_value', '{"a": null}', null),
        ('json_value', '{"b": 1}', null),
        ('json_value', '{"b": {"a": 1}}', null),
        ('json_value', '[1]', null),
        ('json_value', '{}', null),
        ('json_value', null, null),
        ('json_object', 'He said "no"', 'He said "no"'),         -- what is put in comes out
        ('json_object', 'back\slash', 'back\slash'),
        ('json_object', null, null),

        -- words: whole ones
        ('shares_word', 'chief financial officer|finance officer', 'true'),
        ('shares_word', 'owner|owner', 'true'),
        ('shares_word', 'sales manager|salesman', 'false'),
        ('shares_word', 'a b|c d', 'false'),
        ('shares_word', null, null),

        -- names: one form for each
        ('company_name_key', 'Acme', 'acme'),
        ('company_name_key', 'ACME, Inc.', 'acme'),
        ('company_name_key', 'Acme L.L.C.', 'acme'),
        ('company_name_key', 'Acme L. L. C.', 'acme'),
        ('company_name_key', 'The Acme Co., Inc.', 'acme'),      -- a suffix of two words
        ('company_name_key', 'Acme Pty. Ltd.', 'acme'),
        ('company_name_key', 'Acme Limited Liability Company', 'acme'),
        ('company_name_key', 'Acme S.A. de C.V.', 'acme'),
        ('company_name_key', 'Acme S. A. de C. V.', 'acme'),     -- the longest there is
        ('company_name_key', 'Acme GmbH & Co. KG', 'acme'),
        ('company_name_key', 'Acme Inc LLC', 'acme inc'),        -- one suffix goes, not two
        ('company_name_key', 'Acme Incline', 'acme incline'),    -- a word that only begins so
        ('company_name_key', 'Inc Acme', 'inc acme'),            -- not at the end
        ('company_name_key', 'Inc.', 'inc'),                     -- a suffix that is the whole name stays
        ('company_name_key', 'The Company', 'company'),
        ('company_name_key', 'The', 'the'),
        ('company_name_key', 'Theodore & Sons', 'theodore and sons'),
        ('company_name_key', 'Macy''s-Café', 'macys cafe'),
        ('company_name_key', '東京', '東京'),
        ('company_name_key', null, null),
        ('person_words', 'Dr. Jane  Doe', 'dr jane doe'),
        ('person_words', 'J.R. O''Brien', 'jr obrien'),
        ('person_words', 'Ana Bauer-Martinez', 'ana bauer-martinez'),
        ('person_words', 'Doe (née Roe)', 'doe nee roe'),
        ('person_words', 'José Muñoz', 'jose munoz'),
        ('person_words', '東京', ''),
        ('person_words', null, null),
        ('cut_first_word', 'dr jane doe', 'jane doe'),
        ('cut_first_word', 'prof dr jane', 'dr jane'),           -- one at a time
        ('cut_first_word', 'jane dr', 'jane dr'),
        ('cut_first_word', 'drew jane', 'drew jane'),
        ('cut_first_word', 'dr', 'dr'),                          -- the only word stays
        ('cut_last_word', 'jane doe phd', 'jane doe'),
        ('cut_last_word', 'jane doe phd md', 'jane doe phd'),
        ('cut_last_word', 'phd jane', 'phd jane'),
        ('cut_last_word', 'phd', 'phd'),
        ('last_word', 'jane van doe', 'doe'),
        ('last_word', 'doe', 'doe'),
        ('last_word', '', null),
        ('email_key', 'j.a.doe@googlemail.com', 'jadoe@gmail.com'),
        ('email_key', 'j.doe@acme.com', 'j.doe@acme.com'),
        ('email_key', null, null),
        ('name_quality', 'Jane Doe', '0'),
        ('name_quality', 'Doe, Jane', '1'),
        ('name_quality', 'DOE, JANE', '2'),
        ('name_quality', 'jane doe', '2'),
        ('name_quality', 'Jörg Großmann', '0'),
        ('name_quality', 'JÖRG GROßMANN', '2'),                  -- capitals but for the letter that has none everywhere
        ('name_quality', 'jörg großmann', '2'),

        -- distances: letters put in, left out or exchanged
        ('text_hash', 'jane doe|jane doe', 'true'),
        ('text_hash', 'jane doe|jane doe ', 'false'),
        ('text_hash', 'jane doe|', 'false'),
        ('edit_distance', 'kitten|sitting', '3'),
        ('edit_distance', 'acme|acme', '0'),
        ('edit_distance', 'acme|', '4'),
        ('edit_distance', 'acme|amce', '2'),                     -- two neighbours swapped are two letters
        ('edit_distance', 'café|cafe', '4'),                     -- beyond ASCII: as far apart as they are long
        ('edit_distance', '東京|東京都', '3'),
        ('edit_distance', null, null),
        ('edit_distance to nothing', 'acme', '4'),
        ('is_similar to a third', 'abc|abd', 'true'),
        ('is_similar to a third', 'ab|ac', 'false'),
        ('is_similar to a third', 'abcdefghij|abcdefgxyz', 'true'),
        ('is_similar to a third', 'abcdefghij|abcdefvxyz', 'false'),
        ('is_similar to a third', 'éa|èa', 'false'),
        ('is_typo', 'acme|acne', 'true'),                        -- a letter exchanged
        ('is_typo', 'smith|smit', 'true'),                       -- left out
        ('is_typo', 'catherine|katherine', 'true'),              -- also the first
        ('is_typo', 'globex|golbex', 'true'),                    -- two neighbours swapped
        ('is_typo', 'acme|amce', 'false'),                       -- in too short a text
        ('is_typo', 'globex|lgobex', 'false'),                   -- the first two
        ('is_typo', 'abcdefghi|abcdefg', 'true'),                -- two slips in nine letters
        ('is_typo', 'abcdefgh|abcdef', 'false'),                 -- in eight
        ('is_typo', 'abcdefghijkl|abcdefghi', 'false'),          -- three slips
        ('is_typo', 'ibm|ibn', 'false'),                         -- three letters are too few
        ('is_typo', 'pier7|pier8', 'false'),                     -- digits tell apart
        ('is_typo', 'jdoe|jdoe2', 'false'),
        ('is_typo', 'acme|acme', 'false'),                       -- the same is no error

        -- weights: exact steps, the same digits everywhere
        ('bits', '0', '0.0'),
        ('bits', '1', '0.0'),
        ('bits', '1.4142', '0.0'),
        ('bits', '1.4143', '0.5'),
        ('bits', '2', '1.0'),
        ('bits', '10000', '13.0'),
        ('bits', '16777215', '23.5'),
        ('bits', '16777216', '24.0'),
        ('bits', '99999999', '24.0'),                            -- as far as it counts
        ('match_probability', '0.00', '0.5000'),
        ('match_probability', '2.00', '0.8000'),
        ('match_probability', '-3.00', '0.1111'),
        ('match_probability', '13.29', '0.9999'),
        ('match_probability', '40.00', '1.0000'),
        ('match_probability', '-40.00', '0.0000'),
        ('match_probability', null, null),
        ('mixed', '1', '2654435761'),
        ('mixed', '2', '1013904226'),
        ('mixed', '2147483647', '3788015183')
    ) as cases (macro_name, given, expected)

),

answers as (

    select
        macro_name,
        given,
        expected,
        case macro_name
            when 'is_barton_id' then cast({{ is_barton_id('given') }} as text)
            when 'prefix' then {{ parse_barton_id('given', 'prefix') }}
            when 'block' then cast({{ parse_barton_id('given', 'block') }} as text)
            when 'suffix' then cast({{ parse_barton_id('given', 'suffix') }} as text)
            when 'regexp_like [a-z]+' then cast({{ regexp_like('given', "'^[a-z]+$'") }} as text)
            when 'regexp_like a|b' then cast({{ regexp_like('given', "'a' || '|b'") }} as text)
            when 'regexp_first [0-9]+' then {{ regexp_first('given', '[0-9]+') }}
            when 'regexp_first group' then {{ regexp_first('given', '([a-z]{2,}[.])+[a-z]{2,}') }}
            when 'regexp_replace_all' then {{ regexp_replace_all('given', '-+', '_') }}
            when 'regexp_replace_all begin' then {{ regexp_replace_all('given', '^x') }}
            when 'regexp_replace_all nothing' then {{ regexp_replace_all('given', '[0-9]') }}
            when 'try_timestamp' then cast({{ try_timestamp('given') }} as text)
            when 'try_decimal' then cast({{ try_decimal('given', 18, 2) }} as text)
            when 'is_valid_json' then cast({{ is_valid_json('given') }} as text)
            when 'json_value' then {{ json_value('given', 'a') }}
            when 'json_object' then {{ json_value(json_object({'a': 'given'}), 'a') }}
            when 'shares_word' then cast({{ shares_word(one, other) }} as text)
            when 'company_name_key' then {{ company_name_key('given') }}
            when 'person_words' then {{ person_words('given') }}
            when 'cut_first_word' then {{ cut_first_word('given', 'prefix') }}
            when 'cut_last_word' then {{ cut_last_word('given', 'suffix') }}
            when 'last_word' then {{ last_word('given') }}
            when 'email_key' then {{ email_key('given') }}
            when 'name_quality' then cast({{ name_quality('given') }} as text)
            when 'text_hash' then cast({{ text_hash(one) }} = {{ text_hash(other) }} as text)
            when 'edit_distance' then cast({{ edit_distance(one, other) }} as text)
            when 'edit_distance to nothing' then cast({{ edit_distance('given', 'cast(null as text)') }} as text)
            when 'is_similar to a third' then cast({{ is_similar(one, other, 0.34) }} as text)
            when 'is_typo' then cast({{ is_typo(one, other) }} as text)
            when 'bits' then cast({{ bits('cast(given as decimal(18, 6))') }} as text)
            when 'match_probability' then cast({{ match_probability('cast(given as decimal(9, 2))') }} as text)
            when 'mixed' then cast({{ mixed('cast(given as bigint)') }} as text)
            else 'no such case'
        end as actual
    from cases

),

minted as (

    select
        'generate_barton_id' as macro_name,
        cast(ordinal as text) as given,
        barton_id as expected,
        {{ generate_barton_id("'04.04.02.04'", '30000', 'ordinal') }} as actual
    from golden_ids

),

-- and back again: block and suffix give the ordinal
parsed as (

    select
        'parse_barton_id' as macro_name,
        barton_id as given,
        cast(ordinal as text) as expected,
        cast(
            ({{ parse_barton_id('barton_id', 'block') }} - 30000) * 1000
            + {{ parse_barton_id('barton_id', 'suffix') }}
            as text
        ) as actual
    from golden_ids

),

-- bytes decide: digits, capitals, underscore, small letters, accents
words as (

    select words.word
    from (
        values
        ('b'), ('é'), ('B'), ('_'), ('a'), ('10'), ('9'), ('Z'), ('ab'), (null)
    ) as words (word)

),

sorted as (

    select
        'binary_order' as macro_name,
        word as given,
        row_number() over (order by {{ binary_order('word') }}) as place
    from words
    where word is not null

),

expected_places as (

    select
        expected_places.given,
        expected_places.place
    from (
        values
        ('10', 1), ('9', 2), ('B', 3), ('Z', 4), ('_', 5), ('a', 6), ('ab', 7), ('b', 8), ('é', 9)
    ) as expected_places (given, place)

),

listed as (

    select
        'listagg_sorted' as macro_name,
        'nine words and a NULL' as given,
        '10, 9, B, Z, _, a, ab, b, é' as expected,
        {{ listagg_sorted('word') }} as actual
    from words
    union all
    select
        'listagg_sorted' as macro_name,
        'no word' as given,
        cast(null as text) as expected,
        {{ listagg_sorted('word', '|') }} as actual
    from words
    where word is null

),

positions as (

    {{ word_positions(3) }}

),

-- the position decides, not the text; NULLs are left out
in_order as (

    select
        'listagg_in_order' as macro_name,
        'three words backwards' as given,
        '3 2 1' as expected,
        {{ listagg_in_order('cast(position as text)', '-position') }} as actual
    from positions
    union all
    select
        'listagg_in_order' as macro_name,
        'a NULL between, nothing between' as given,
        '13' as expected,
        {{ listagg_in_order('case when position != 2 then cast(position as text) end', 'position', '') }} as actual
    from positions
    union all
    select
        'listagg_in_order' as macro_name,
        'no word' as given,
        cast(null as text) as expected,
        {{ listagg_in_order('cast(position as text)', 'position') }} as actual
    from positions
    where position > 3

),

-- one object of all words, each under its own name
objects as (

    select {{ json_object_agg('word', "word || '!'") }} as object_text
    from words
    where word is not null

),

-- halves are rounded up, whatever a double would make of them; G1: 40 points with a half-life of 14 days
arithmetic as (

    select
        'divide_whole' as macro_name,
        '57 / 200' as given,
        '0.29' as expected,
        cast({{ divide_whole('57', '200', 2) }} as text) as actual
    union all
    select
        'divide_whole' as macro_name,
        '2 / 3' as given,
        '0.666666666667' as expected,
        cast({{ divide_whole('2', '3', 12) }} as text) as actual
    union all
    select
        'half_life_weight' as macro_name,
        cast(golden.age_days as text) as given,
        golden.points as expected,
        cast(cast(40 * {{ half_life_weight('golden.age_days', '14') }} as decimal(18, 6)) as text) as actual
    from (
        values
        (0, '40.000000'), (1, '38.067806'), (7, '28.284271'), (14, '20.000000'), (28, '10.000000'), (42, '5.000000')
    ) as golden (age_days, points)
    union all
    -- whole seconds, rounded down; neither minutes nor hours nor days wrap
    select
        'seconds_between' as macro_name,
        cast(spans.ended_at as text) as given,
        spans.expected,
        cast({{ seconds_between('cast(spans.started_at as timestamp)', 'cast(spans.ended_at as timestamp)') }} as text)
            as actual
    from (
        values
        ('2025-01-31 23:30:00', '2025-01-31 23:30:00', '0'), ('2025-01-31 23:30:00', '2025-01-31 23:30:59.999', '59'),
        ('2025-01-31 23:30:00', '2025-02-01 00:31:00', '3660'), ('2025-01-31 23:30:00', '2025-02-02 00:30:00', '90000'),
        ('2025-01-31 23:30:00', '2025-03-03 23:30:00', '2678400'),
        ('2025-01-31 23:30:00', '2025-01-31 23:29:00', '-60'),
        ('2025-01-31 23:30:00', null, null)
    ) as spans (started_at, ended_at, expected)
    union all
    select
        'number_series' as macro_name,
        '3 to 6' as given,
        '3, 4, 5, 6' as expected,
        {{ listagg_sorted('cast(series.n as text)') }} as actual
    from ({{ number_series(3, 6) }}) as series
    union all
    select
        'row_fingerprint' as macro_name,
        'NULL and the empty text' as given,
        '2' as expected,
        cast(count(distinct {{ row_fingerprint(['a', 'b']) }}) as text) as actual
    from (values ('x', null), ('x', ''), ('x', null)) as pairs (a, b)
    where pairs.a = 'x'

),

results as (

    select * from answers
    union all
    select * from arithmetic
    union all
    select * from minted
    union all
    select * from parsed
    union all
    select
        sorted.macro_name,
        sorted.given,
        cast(expected_places.place as text) as expected,
        cast(sorted.place as text) as actual
    from sorted
    inner join expected_places on sorted.given = expected_places.given
    union all
    select * from listed
    union all
    select * from in_order
    union all
    select
        'json_object_agg' as macro_name,
        'ab' as given,
        'ab!' as expected,
        {{ json_value('object_text', 'ab') }} as actual
    from objects
    union all
    select
        'row_as_json' as macro_name,
        word as given,
        word as expected,
        {{ json_value(row_as_json('words'), 'word') }} as actual
    from words

)

select * from results
where expected is distinct from actual
