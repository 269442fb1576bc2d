// What pages with a composer load besides.
