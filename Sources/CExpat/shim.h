// The XML parser of the .xlsx reader. Measured on a sheet of 128 MB of XML (290,000 rows of 10 cells, 22 MB zipped),
// fed by zip_fread in pieces of 64 KiB, user time on one core, with what linking it adds to the start of any run:
//
//                        reading   memory   start-up   brings along
//   Expat 2.5.0          1.0-1.3 s   4 MB    +0.0 ms   nothing
//   libxml2 2.9.14 SAX2  0.8-1.1 s   7 MB    +1.6 ms   ICU, liblzma (36 MB)
//   FoundationXML        2.7-2.9 s  23 MB    +4.3 ms   libxml2, ICU, Foundation
//
// (FoundationXML is libxml2 with a String and a Dictionary made of every element; it read the file unzipped.)
// Expat: no start-up, nothing but itself, and a DOCTYPE is refused before anything of it is read. What libxml2
// gains, 0-4 ms per MB of XML, does not outweigh its start-up for a table of usual size.
#include <expat.h>
