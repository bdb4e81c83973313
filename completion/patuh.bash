# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
#
# Completion for bash: commands, options of each command, their values, ids of rubrics, files.

# _patuh_take BEGINNING: offers those words on standard input that begin so.
_patuh_take() {
	mapfile -t COMPREPLY < <(compgen -W "$(cat)" -- "$1")
}

# Files for patuh, and folders on the way to them.
_patuh_files() {
	local -a found
	mapfile -t found < <(compgen -d -- "$1"; compgen -f -X '!*.yaml' -- "$1"
		compgen -f -X '!*.yml' -- "$1"; compgen -f -X '!*.csv' -- "$1"
		compgen -f -X '!*.xlsx' -- "$1")
	COMPREPLY+=("${found[@]}")
	compopt -o filenames 2>/dev/null
}

# Stores, and folders on the way to them.
_patuh_stores() {
	mapfile -t COMPREPLY < <(compgen -d -- "$1"; compgen -f -X '!*.db' -- "$1")
	compopt -o filenames 2>/dev/null
}

# Ids of rubrics, and files. The program, the beginning, and the folder of --rubrics or nothing.
_patuh_rubrics() {
	_patuh_take "$2" < <("$1" rubric list ${3:+--rubrics "$3"} 2>/dev/null | cut -d ' ' -f 1)
	_patuh_files "$2"
}

_patuh() {
	local program=$1 current=$2 before=$3
	local common='--lang --color --diagnostics -q --quiet -h --help --version'
	local command='' options='' rubrics='' verb='' word last=''
	local -i i arguments=0
	COMPREPLY=()

	# The command, how many of its arguments stand before the cursor, and the folder of --rubrics.
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		case $last in
		-o | --output | --format | --as-of | --count | --require | --map | --save | --institution | --jobs | \
			--period | --set | --set-file | --target | --budget | --before | --cost | --only | --exclude | \
			--sample-products | --sample-units | --attachments | --scan | --unit | --units | --into | \
			--prefer | --group | --object | --node | --status | --owner | --due | --note | --due-soon | \
			--assessment | --lang | \
			--color | --diagnostics)
			[ "$word" = = ] || last=''
			continue
			;;
		--rubrics)
			[ "$word" = = ] || { rubrics=$word last=''; }
			continue
			;;
		esac
		case $word in
		-*) last=$word ;;
		*)
			if [ -z "$command" ]; then
				command=$word
			else
				[ "$arguments" -gt 0 ] || verb=$word
				arguments+=1
			fi
			;;
		esac
	done

	# The value of an option, after a space or after `=`.
	[ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}
	[ "$current" = = ] && current=''
	case $before in
	-o | --output)
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
		compopt -o filenames 2>/dev/null
		return
		;;
	--rubrics | --attachments | --scan | --into)
		mapfile -t COMPREPLY < <(compgen -d -- "$current")
		compopt -o filenames 2>/dev/null
		return
		;;
	--save)
		_patuh_stores "$current"
		return
		;;
	--map)
		_patuh_rubrics "$program" "$current" "$rubrics"
		return
		;;
	--format)
		case $command in
		audit) options=' xlsx rapor html' ;;
		diff | plan | trend) options=' xlsx' ;;
		esac
		_patuh_take "$current" <<<"text json csv$options" && return
		;;
	--count) _patuh_take "$current" <<<'claimed verified' && return ;;
	--target) _patuh_take "$current" <<<'green yellow' && return ;;
	--cost) _patuh_take "$current" <<<'effort items' && return ;;
	--set-file)
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
		compopt -o filenames 2>/dev/null
		return
		;;
	--require) _patuh_take "$current" <<<'green yellow' && return ;;
	--status) _patuh_take "$current" <<<'belum proses selesai batal' && return ;;
	--prefer) _patuh_take "$current" <<<'theirs ours' && return ;;
	--units)
		_patuh_files "$current"
		return
		;;
	--lang) _patuh_take "$current" <<<'id en' && return ;;
	--color) _patuh_take "$current" <<<'auto always never' && return ;;
	--diagnostics) _patuh_take "$current" <<<'text json' && return ;;
	--as-of | --set | --budget | --before | --only | --exclude | --sample-products | --sample-units | \
		--institution | --period | --unit | --group | --object | --node | --owner | --due | \
		--note | --due-soon | --assessment)
		return
		;;
	esac

	case $command in
	action)
		options='--unit --status --owner --due --note --overdue --due-soon --all --assessment'
		options+=' --institution --as-of -o --output --format'
		;;
	audit)
		options='-o --output --format --as-of --count --require --attachments --map --previous --save --jobs'
		options+=' --set --set-file'
		options+=' --institution --period --rubrics'
		;;
	check) options='--rubrics --as-of' ;;
	diff) options='--count -o --output --format' ;;
	evidence)
		options='--attachments --files --calendar --lock --accept --scan --write --as-of -o --output'
		options+=' --format --institution --period --rubrics'
		;;
	explain) options='--unit --object --node --as-of --count --institution --period --rubrics' ;;
	history) options='--format' ;;
	form) options='-o --output --unit --units --institution --period --as-of --rubrics' ;;
	import) options='--into --prefer --dry-run --rubrics' ;;
	plan)
		options='--target --budget --before --cost --unit --object --only --exclude --gains --certainty'
		options+=' --sample-products --sample-units --as-of -o --output --format --institution --period --rubrics'
		;;
	rubric) options='--format --rubrics' ;;
	trend) options='--unit --group --institution -o --output --format' ;;
	esac
	if [[ $current == -* ]]; then
		_patuh_take "$current" <<<"$options $common"
		return
	fi

	case $command:$arguments in
	:*) _patuh_take "$current" <<<'action audit check diff evidence explain form history import plan rubric trend' ;;
	action:0) _patuh_take "$current" <<<'list add set import export' ;;
	action:*) if [ "$arguments" -eq 1 ]; then
		_patuh_stores "$current"
	elif [ "$verb" = import ]; then
		_patuh_files "$current"
	fi ;;
	history:0) _patuh_take "$current" <<<'list show export verify' ;;
	history:1 | diff:0 | trend:0) _patuh_stores "$current" ;;
	trend:1) _patuh_rubrics "$program" "$current" '' ;;
	rubric:0) _patuh_take "$current" <<<'list show crosswalk' ;;
	rubric:1) [ "$verb" = list ] || _patuh_rubrics "$program" "$current" "$rubrics" ;;
	rubric:2) [ "$verb" != crosswalk ] || _patuh_rubrics "$program" "$current" "$rubrics" ;;
	audit:0 | check:* | evidence:0 | explain:0 | form:0 | plan:0) _patuh_rubrics "$program" "$current" "$rubrics" ;;
	audit:* | evidence:* | explain:* | form:* | import:* | plan:*) _patuh_files "$current" ;;
	esac
}

complete -F _patuh patuh
