"""The shop's command line where Django's projects have it: `python manage.py serve`, `migrate`, `spectacular`, ..."""

from shop.__main__ import main

if __name__ == "__main__":
    main()
