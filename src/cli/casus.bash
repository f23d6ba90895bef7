# bash completion for casus
_casus()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    case $prev in
    --input) COMPREPLY=($(compgen -W "text jsonl csv tsv" -- "$cur")); return ;;
    --output) COMPREPLY=($(compgen -W "doc events tsv conllu html" -- "$cur"))
        return ;;
    --offsets) COMPREPLY=($(compgen -W "codepoints bytes utf16" -- "$cur"))
        return ;;
    --only) COMPREPLY=($(compgen -W "entities quantities dates events" \
        -- "$cur")); return ;;
    --limit) COMPREPLY=($(compgen -W "text= line= memory= sentence= steps=" \
        -- "$cur")); return ;;
    --date|--id|--keep|--shard|--jobs|-j|--glob|--separator|--*-column)
        return ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "--input --files-from --glob --text-column
            --date-column --id-column --title-column --separator --date --id
            --lossy --limit --output --only --keep --offsets --unique --pretty
            --out --shard --resume --unordered --jobs --data --data-dir
            --stats --quiet --one-a-day --help --version" -- "$cur"))
        return
    fi
    COMPREPLY=($(compgen -f -- "$cur"))
    if ((COMP_CWORD == 1)); then
        COMPREPLY+=($(compgen -W "run explain actor merge check import dump" \
            -- "$cur"))
    fi
}
complete -o filenames -F _casus casus
