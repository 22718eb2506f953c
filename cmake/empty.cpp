// A program whose code stands in a library still needs one source file of its own for CMake.
