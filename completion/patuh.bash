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
	mapfile -t found < <(compgen -d -- "$1"; compgen -f -X '!*.yaml' -- "$1"; compgen -f -X '!*.yml' -- "$1")
	COMPREPLY+=("${found[@]}")
	compopt -o filenames 2>/dev/null
}

_patuh() {
	local program=$1 current=$2 before=$3
	local common='--lang --color --diagnostics -q --quiet -h --help --version'
	local command='' options='' rubrics='' word last=''
	local -i i arguments=0
	COMPREPLY=()

	# The command, how many of its arguments stand before the cursor, and the folder of --rubrics.
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		case $last in
		-o | --output | --format | --as-of | --count | --require | --unit | --object | --node | \
			--lang | --color | --diagnostics)
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
		*) if [ -z "$command" ]; then command=$word; else arguments+=1; fi ;;
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
	--rubrics)
		mapfile -t COMPREPLY < <(compgen -d -- "$current")
		compopt -o filenames 2>/dev/null
		return
		;;
	--format) _patuh_take "$current" <<<'text json csv xlsx' && return ;;
	--count) _patuh_take "$current" <<<'claimed verified' && return ;;
	--require) _patuh_take "$current" <<<'green yellow' && return ;;
	--lang) _patuh_take "$current" <<<'id en' && return ;;
	--color) _patuh_take "$current" <<<'auto always never' && return ;;
	--diagnostics) _patuh_take "$current" <<<'text json' && return ;;
	--as-of | --unit | --object | --node) return ;;
	esac

	case $command in
	audit) options='-o --output --format --as-of --count --require --rubrics' ;;
	check) options='--rubrics --as-of' ;;
	explain) options='--unit --object --node --as-of --count --rubrics' ;;
	rubric) options='--rubrics' ;;
	esac
	if [[ $current == -* ]]; then
		_patuh_take "$current" <<<"$options $common"
		return
	fi

	case $command:$arguments in
	:*) _patuh_take "$current" <<<'audit check explain rubric' ;;
	rubric:0) _patuh_take "$current" <<<'list show' ;;
	audit:0 | explain:0 | rubric:1)
		_patuh_take "$current" < <("$program" rubric list ${rubrics:+--rubrics "$rubrics"} 2>/dev/null |
			cut -d ' ' -f 1)
		_patuh_files "$current"
		;;
	audit:* | check:* | explain:*) _patuh_files "$current" ;;
	esac
}

complete -F _patuh patuh
