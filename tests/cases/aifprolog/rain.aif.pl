aif_node(1, ['It',simplequote,s,'2','0','1','9',',',and,it,rains,'.'], aif_I, date(2015,11,13,13,05,55,-,-,-)).
aif_node(2, [the,street,'(','Main','Street',')',is,wet,'\',dry,'?'], aif_I, date(2015,11,13,13,05,56,-,-,-)).
aif_node(3, aif_Argument_From_Sign, aif_RA, date(2015,11,13,13,05,57,-,-,-)).
aif_node(4, aif_CA, aif_CA, date(2015,11,13,13,05,57,-,-,-)).
aif_node(5, ['Ann',':',it,does], aif_L, date(2015,11,13,13,05,57,-,-,-)).
aif_node(6, aif_Asserting, aif_YA, date(2015,11,13,13,05,57,-,-,-)).
aif_edge(2, 3).
aif_edge(3, 1).
% who says so
aif_edge(5, 6).
aif_edge(6, 1).
