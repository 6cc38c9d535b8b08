"""The desk: a workspace as a web application and a JSON API."""
