"""Sheets as files: CSV and XLSX in and out, and the folder that holds them."""
