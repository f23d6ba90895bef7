# bash completion for casus
_casus()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    case $prev in
    --input) COMPREPLY=($(compgen -W "text jsonl" -- "$cur")); return ;;
    --output) COMPREPLY=($(compgen -W "doc events tsv conllu html" -- "$cur"))
        return ;;
    --offsets) COMPREPLY=($(compgen -W "codepoints bytes utf16" -- "$cur"))
        return ;;
    --date|--id) return ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "--input --output --pretty --unique --date --id
            --offsets --lossy --data --data-dir --quiet --help --version" \
            -- "$cur"))
        return
    fi
    COMPREPLY=($(compgen -f -- "$cur"))
    if ((COMP_CWORD == 1)); then
        COMPREPLY+=($(compgen -W "run explain actor check dump" -- "$cur"))
    fi
}
complete -o filenames -F _casus casus
