#compdef casus
_arguments \
  '1:command or file:_alternative "commands:command:(run explain actor merge check import dump)" "files:file:_files"' \
  '*:file:_files' \
  '--input[what FILE holds]:kind:(text jsonl csv tsv)' \
  '--files-from[read names of files]:list:_files' \
  '*--glob[names of files to read in a directory]:pattern:' \
  '--text-column[column of the text]:name:' \
  '--date-column[column of the date]:name:' \
  '--id-column[column of the id]:name:' \
  '--title-column[column of the title]:name:' \
  '--separator[between fields of CSV]:character:' \
  '--date[date of documents without one]:date:' \
  '--id[id of a plain text]:id:' \
  '--lossy[replace bytes that are not UTF-8]' \
  '*--limit[bound]:limit:(text= line= memory= sentence= steps=)' \
  '--output[what to write]:kind:(doc events tsv conllu html)' \
  '--only[lists that are wanted]:list:_values -s , list entities quantities dates events' \
  '--keep[keys that go along with events]:keys:' \
  '--offsets[what offsets count]:unit:(codepoints bytes utf16)' \
  '--unique[leave out events that are told again]' \
  '--pretty[indent the JSON]' \
  '--out[write to a file or a directory]:file:_files' \
  '--shard[documents a shard]:number:' \
  '--resume[go on with what the directory holds]' \
  '--unordered[write records as they come]' \
  '(-j --jobs)'{-j,--jobs}'[threads]:number:' \
  '--data[use this data]:pack:_files' \
  '*--data-dir[lay your own data over it]:directory:_files' \
  '--stats[a line of JSON on stderr at the end]' \
  '--quiet[no notes and no progress on stderr]' \
  '--one-a-day[merge: one record a day, pair and type]' \
  '--help[show the options]' \
  '--version[show the versions]'
