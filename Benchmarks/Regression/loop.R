# The loop in R: Rscript loop.R FOLDER poisson|nb RESULT FIRST
# Fits the first FIRST series one by one with glm.fit or MASS::glm.nb; writes the coefficients (and log of theta) to RESULT
# and prints seconds.
suppressMessages(library(MASS))
arguments <- commandArgs(TRUE)
folder <- arguments[1]; family <- arguments[2]; first <- as.integer(arguments[4])
read <- function(name, count) readBin(file.path(folder, name), "double", count)
X <- matrix(read("design.bin", 6 * 96), 96)
counts <- matrix(read(paste0(family, ".bin"), 96 * first), 96)
offsets <- matrix(read("offsets.bin", 96 * first), 96)
width <- if (family == "nb") 7 else 6
result <- matrix(NaN, width, first)
poissons <- poisson()
seconds <- system.time(for (k in seq_len(first)) {
  if (family == "poisson") {
    try(result[, k] <- suppressWarnings(glm.fit(X, counts[, k], offset = offsets[, k], family = poissons)$coefficients), TRUE)
  } else {
    offset <- offsets[, k]; y <- counts[, k]
    fit <- try(suppressWarnings(glm.nb(y ~ 0 + X + offset(offset))), TRUE)
    if (!inherits(fit, "try-error")) result[, k] <- c(coef(fit), log(fit$theta))
  }
})
cat(seconds[["elapsed"]], "\n")
writeBin(as.vector(result), arguments[3])
