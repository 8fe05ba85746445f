UPDATE settlement SET complete = 1
