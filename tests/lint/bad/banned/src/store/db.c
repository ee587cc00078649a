int p = sqlite3_prepare_v2(d);
