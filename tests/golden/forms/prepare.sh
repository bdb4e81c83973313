# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
#
# Puts the case's workbooks into the folder of the run; sourced by the `prepare` of each case.
set -eu
case=$(dirname "$0")
area=$case/../../forms
tools=$area/../../forms
cp "$area/formulir-uji.yaml" .
cp "$FORMS/$(basename "$(dirname "$case")")/$(basename "$case")"/*.xlsx .
mkdir -p bukti
rm -f hostile edits edits-salinan
