"""Loads an export of tables, with polars and with pandas: the events with their articles, and where it comes from."""

import json
from pathlib import Path

import pandas
import polars

data = Path("data")
package = json.loads((data / "datapackage.json").read_text("utf-8"))
print(package["name"], [resource["name"] for resource in package["resources"]][:4])

events = polars.read_parquet(data / "events.parquet")
articles = polars.read_parquet(data / "articles.parquet")
told = events.join(articles, left_on="article", right_on="id").filter(polars.col("status") == "actual")
print(told.group_by("publisher").len().sort("len", "publisher", descending=True).head(3).rows())

events = pandas.read_parquet(data / "events.parquet")
print(events.groupby("type").size().sort_values(ascending=False, kind="stable").head(3).to_dict())
