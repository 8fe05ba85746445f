SELECT max(at) FROM request
