"""The console command `triptych`: a thin front; the work is done in `extract` and `compare`."""
