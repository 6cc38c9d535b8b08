"""The columns of each format are those that its readers know."""

import pytest

from polybius.export.columns import columns_of, names_of
from polybius.export.formats import SHEETS

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
    "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,"
    "timestamp"
)
UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,"
    "side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"
    "where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"
    "country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob"
)
ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,"
    "Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,"
    "Country,Latitude,Longitude"
)
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,"
    "Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
    "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,"
    "Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,"
    "Story Organizations,Story Locations,Language,Version"
)
MENTIONS = (
    "GLOBALEVENTID,EventTimeDate,MentionTimeDate,MentionType,MentionSourceName,MentionIdentifier,SentenceID,"
    "Actor1CharOffset,Actor2CharOffset,ActionCharOffset,InRawText,Confidence,MentionDocLen,MentionDocTone,"
    "MentionDocTranslationInfo,Extras"
)
ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
         "Type2Code", "Type3Code")  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *(f"Actor1{name}" for name in ACTOR),
    *(f"Actor2{name}" for name in ACTOR), "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
    "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
OF_ACTOR = (
    "", "_id", "_type", "_subtype", "_party", "_violence", "_precision", "_initiator", "_perpetrator", "_intervener",
    "_bystander", "_victim",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number", "names"),
    [
        ("gdelt_events", 61, GDELT), ("gdelt_mentions", 16, MENTIONS.split(",")), ("icews", 20, ICEWS.split(",")),
        ("polecat", 40, POLECAT.split(",")), ("acled", 31, ACLED.split(",")), ("ucdp", 49, UCDP.split(",")),
    ],
)  # fmt: skip
def test_a_format_has_the_columns_of_its_data_set_in_their_order(name: str, number: int, names: tuple[str, ...]):
    assert len(names_of(name)) == number
    assert names_of(name) == tuple(names)


def test_report_level_rows_have_the_108_columns_of_the_package():
    names = names_of("eventreport")
    assert len(names) == 108
    assert names[18:90] == tuple(f"actor{n}{part}" for n in range(1, 7) for part in OF_ACTOR)
    last = (
        "source number_of_sources source_author source_type source_classification sampling unit_of_analysis aggregation"
    )
    assert names[-8:] == tuple(last.split())


def test_no_column_stands_twice():
    for sheet in SHEETS.values():
        names = names_of(sheet.columns)
        assert len(names) == len(set(names))


def test_each_column_of_hxl_has_a_hashtag():
    tags = columns_of("hxl_tags")
    assert [tag.column for tag in tags] == list(names_of("hxl"))
    assert all(tag.holds.startswith("#") for tag in tags)
