SELECT owner, process, yields, fence, until, wanted_at FROM engine_lease
