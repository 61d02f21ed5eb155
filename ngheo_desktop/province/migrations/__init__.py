"""Steps of the province's database, run by `ngheo-province init-db`."""
