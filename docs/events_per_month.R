# Events per month and kind, from the flat output of casus:
#
#     casus --output tsv corpus.jsonl > events.tsv
#     Rscript events_per_month.R events.tsv events.png
args <- commandArgs(trailingOnly = TRUE)
events <- read.delim(args[1], quote = "", na.strings = "",
                     colClasses = "character", encoding = "UTF-8")
events <- events[events$status %in% c("actual", "historical") &
                   nchar(events$date) >= 7, ]
events$month <- substr(events$date, 1, 7)
kinds <- c("1" = "verbal cooperation", "2" = "material cooperation",
           "3" = "verbal conflict", "4" = "material conflict")
counts <- table(kinds[events$quad_code], events$month)
print(counts)
if (length(args) > 1) {
  if (capabilities("png")) png(args[2], 900, 500) else pdf(sub("png$", "pdf", args[2]))
  barplot(counts, legend.text = TRUE, las = 2, ylab = "events",
          col = c("#b3382c", "#1f6f8b", "#b0761b", "#2f7d4f")[seq_len(nrow(counts))])
  invisible(dev.off())
}
