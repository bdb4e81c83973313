# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
#
# Each line of a text becomes a C string that ends in a line end, and a comma.
s/[\\"]/\\&/g
s/.*/"&\\n",/
