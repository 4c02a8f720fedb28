const plug = "kettle"
