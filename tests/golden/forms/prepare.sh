# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
#
# Makes formulir.xlsx in the folder of the run; sourced by the `prepare` of each case.
set -eu
area=$(dirname "$0")/../../forms
tools=$area/../../forms
cp "$area/formulir-uji.yaml" .
if [ -f hostile ]; then
	python3 "$tools/hostile.py" "$(cat hostile)" formulir.xlsx
else
	"$PATUH" form formulir-uji.yaml "$area/bukti.yaml" -q --as-of 2026-06-01 -o formulir.xlsx
	python3 "$tools/edit.py" formulir.xlsx <edits
fi
mkdir -p bukti
rm -f hostile edits
