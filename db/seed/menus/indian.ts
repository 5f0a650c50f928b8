// One dish a line: name | price in rupees | tags | allergens | options | description.
// Tags: v vegetarian, V vegan, j Jain, g gluten-free. Allergens: G gluten, M milk, N nuts, E egg,
// S soy, F fish, C crustaceans, T sesame, U mustard, P peanuts. "= Name" begins a category.

export const northIndian = `
= Small Plates
Paneer Tikka | 310 | v g | M U | spice | Cottage cheese, carom seed and mustard oil, from the clay oven
Hara Bhara Kebab | 260 | v | G M | | Spinach and pea cakes with a cashew heart
Dahi Ke Sholay | 270 | v | G M | | Crisp parcels of hung curd and ginger
Tandoori Mushroom | 280 | v g | M | spice | Button mushrooms, black pepper, smoked butter
Amritsari Fish | 420 | g | F U | spice | River sole in gram flour and ajwain
Chicken Tikka | 380 | g | M | spice | Thigh, Kashmiri chilli, lime
Malai Chicken Tikka | 390 | g | M N | | Cream, cardamom and white pepper
= Curries
Butter Chicken | 460 | g | M N | spice,portion | Charred chicken in tomato, butter and fenugreek
Paneer Butter Masala | 390 | v g | M N | spice,portion | Cottage cheese in a silken tomato gravy
Kadai Paneer | 380 | v g | M | spice,portion | Peppers, coriander seed, freshly ground
Palak Paneer | 370 | v g | M | spice,portion | Spinach cooked short and bright
Malai Kofta | 390 | v | G M N | portion | Paneer dumplings in saffron cashew gravy
Shahi Kofta Curry | 400 | v | G M N | portion | Stuffed with figs and almonds
Rogan Josh | 520 | g | M | spice,portion | Kashmiri lamb, fennel and dry ginger
Mutton Rara | 540 | g | M | spice,portion | Diced and minced mutton in one pot
Home Chicken Curry | 420 | g | | spice,portion | Sunday lunch, on the bone
Punjabi Kadhi Pakora | 290 | v | M | portion | Soured yoghurt, onion fritters
Chole | 280 | V j g | | spice,portion | Chickpeas, black tea, dried pomegranate
Aloo Gobi | 270 | V g | | spice | Potato and cauliflower, cumin
Bhindi Masala | 280 | V g | | spice | Okra with onion and raw mango powder
= Dal
Dal Saffron | 320 | v g | M | portion | Black lentils, eighteen hours over charcoal
Dal Makhani | 310 | v g | M | portion | Black lentils, butter, patience
Yellow Dal Tadka | 240 | v g | M | spice,portion | Garlic, cumin and ghee
Rajma Masala | 270 | V g | | portion | Kidney beans from Jammu
= Breads
Butter Naan | 80 | v | G M | | Pulled from the wall of the oven
Garlic Naan | 95 | v | G M | | Young garlic and coriander
Tandoori Roti | 45 | V | G | | Whole wheat
Laccha Paratha | 85 | v | G M | | Forty layers
Missi Roti | 75 | V | G | | Gram flour and green chilli
Aloo Kulcha | 120 | v | G M | | Stuffed with potato, butter on top
= Rice
Jeera Rice | 190 | V g | | | Basmati and roasted cumin
Saffron Pulao | 250 | v g | M N | | With barberries and pistachio
= Sweet & Cold
Gulab Jamun | 140 | v | G M N | | Two, warm, in rose syrup
Gajar Halwa | 180 | v g | M N | | Winter carrots, slow milk
Kesar Phirni | 160 | v g | M N | | Ground rice and saffron, set in clay
Sweet Lassi | 130 | v g | M | sugar | From Amritsar, with its malai
Masala Chaas | 90 | v g | M | | Buttermilk, cumin, mint
`;

export const kebab = `
= From the Charcoal
Galouti Kebab | 460 | | G M | | Lamb so fine it needs no teeth, on a saffron bread
Seekh Kebab | 420 | g | | spice | Minced lamb, royal cumin
Kakori Kebab | 440 | g | M | | Silken skewers from Lucknow
Tandoori Chicken | 440 | g | M | spice,half | The whole bird, red and smoky
Reshmi Kebab | 390 | g | M E | | Chicken, cream and egg white
Tangdi Kebab | 410 | g | M | spice | Drumsticks with mace
Bannu Kebab | 400 | g | E M | | Wrapped in a coat of egg
Afghani Chops | 560 | g | M | | Lamb chops, curd and pepper
Tandoori Pomfret | 620 | g | F M | spice | Whole, with carom seed
Soya Chaap Tikka | 300 | v | S G M | spice | The smoky vegetarian favourite
Paneer Seekh | 310 | v g | M | | Minced paneer on a skewer
Dahi Kebab | 290 | v | G M | | Hung curd, crisp outside
= Kathi Rolls
Chicken Kathi Roll | 240 | | G M E | spice | Egg-washed paratha, onions, lime
Double Egg Roll | 170 | | G E | spice | Two eggs, one paratha
Mutton Seekh Roll | 280 | | G M | spice | Rumali roti, mint chutney
Paneer Tikka Roll | 220 | v | G M | spice | With pickled onion
Soya Chaap Roll | 200 | v | G S M | spice | Creamy and hot
= Mughlai Gravies
Mutton Korma | 540 | g | M N | portion | Browned onions, kewra, almonds
Chicken Changezi | 460 | g | M N | spice,portion | From Old Delhi, in milk and tomato
Nihari | 560 | g | | portion | Shanks left to themselves overnight
Chicken Jahangiri | 450 | g | M E | spice,portion | Minced egg and chicken gravy
Paneer Lababdar | 390 | v g | M N | portion | Tomato, cream, grated paneer
= Breads
Rumali Roti | 60 | V | G | | Thin as a handkerchief
Khamiri Roti | 55 | v | G M | | Leavened overnight
Sheermal | 110 | v | G M | | Saffron and milk
Ulta Tawa Paratha | 95 | v | G M | | From the back of the pan
= To End
Shahi Tukda | 170 | v | G M N | | Fried bread, saffron rabri
Zauq-e-Shahi | 180 | v | G M N | | Small gulab jamun in rabri
Mint Lemonade | 110 | V g | | sugar | Cold and sharp
`;

export const southIndian = `
= Dosa
Ghee Roast Dosa | 190 | v g | M | | A cone as long as your arm
Masala Dosa | 180 | v g | M | | Potato, curry leaf, two chutneys
Mysore Masala Dosa | 210 | v g | M | spice | Red garlic chutney inside
Rava Onion Dosa | 200 | v | G M | | Lacy semolina
Benne Dosa | 190 | v g | M | | White butter from Davangere
Cheese Dosa | 220 | v g | M | | For the young and the honest
Podi Dosa | 190 | V g | T | spice | Gunpowder and sesame oil
Pesarattu | 185 | V g | | | Green gram, ginger, Andhra style
Set Dosa | 160 | v g | M | | Three, soft, with saagu
= Idli & Vada
Steamed Idli | 110 | V g | | | Three, with sambar and chutneys
Ghee Podi Idli | 150 | v g | M T | spice | Tossed in gunpowder
Thatte Idli | 130 | V g | | | The size of a plate
Medu Vada | 130 | V g | | | Two, crisp, with sambar
Sambar Vada | 140 | V g | | | Soaked through
Rasam Vada | 140 | V g | | spice | In pepper rasam
= Uttapam & Upma
Onion Uttapam | 180 | V g | | | Thick, with small onions
Tomato Chilli Uttapam | 190 | V g | | spice | Hot and sour
Rava Upma | 130 | v | G M N | | Semolina, cashew, lime
Ven Pongal | 150 | v g | M N | | Rice, lentils, pepper, ghee
= Meals
Andhra Thali | 320 | v g | M | spice,breadsouth | Pappu, pulusu, podi, curd
Kerala Sadya Box | 340 | v g | M | | Thirteen things on a leaf
Bisi Bele Bath | 190 | v g | M N | | Rice, lentils, vegetables, ghee
Curd Rice | 150 | v g | M U | | Tempered with mustard
Lemon Rice | 150 | V g | P U | | Turmeric and groundnuts
Malabar Parotta with Kurma | 220 | v | G M N | | Two, flaky
Chettinad Chicken | 380 | g | U | spice,portion | Stone flower and black pepper
Kerala Fish Curry | 420 | g | F U | spice,portion | Kokum and coconut
= Filter Coffee & Sweets
Filter Coffee | 80 | v g | M | sugar | Chicory, brass tumbler
Kesari Bath | 110 | v | G M N | | Saffron semolina
Payasam | 130 | v g | M N | | Vermicelli or rice, as of the day
Coconut Water | 110 | V g | | | Straight from the shell
Buttermilk Sambaram | 70 | v g | M | | Ginger and curry leaf
`;

export const biryani = `
= Dum Biryani
Hyderabadi Chicken Biryani | 390 | g | M N | spice,portion,biryani | Raw meat sealed with half-cooked rice
Hyderabadi Mutton Biryani | 520 | g | M N | spice,portion,biryani | Kacchi, with mint and browned onion
Lucknowi Chicken Biryani | 410 | g | M N | portion,biryani | Pale, fragrant, from Awadh
Kolkata Chicken Biryani | 400 | g | M E | portion,biryani | With its potato and its egg
Ambur Mutton Biryani | 500 | g | M | spice,portion,biryani | Seeraga samba rice, curd brinjal
Malabar Prawn Biryani | 540 | g | M C N | spice,portion,biryani | Short rice, fried onion, raisins
Egg Biryani | 300 | g | E M | spice,portion,biryani | Three eggs, fried first
Paneer Tikka Biryani | 360 | v g | M N | spice,portion,biryani | Smoky cubes through the rice
Subz Dum Biryani | 310 | v g | M N | spice,portion,biryani | Nine vegetables, saffron
Jackfruit Biryani | 330 | V g | N | spice,portion,biryani | Nobody misses the mutton
Mushroom Biryani | 320 | v g | M | spice,portion,biryani | Button and oyster
= Kebabs Beside
Chicken 65 | 320 | g | M E | spice | Curry leaf and red chilli
Mutton Shami | 340 | | G E | | Two, with onion rings
Apollo Fish | 380 | g | F E | spice | From a Hyderabad bar, it is said
Paneer 65 | 290 | v g | M | spice | The same for vegetarians
Gobi 65 | 240 | V | G | spice | Cauliflower, crisp
= Curries
Bagara Baingan | 280 | V g | P T | spice,portion | Small aubergines, peanut and sesame
Dum Ka Murgh | 410 | g | M N | portion | Sealed with dough
Mirchi Ka Salan | 190 | V g | P T | | Big green chillies
Dalcha | 300 | g | | portion | Lentils and lamb
= Sides
Burani Raita | 90 | v g | M | | Garlic
Boondi Raita | 90 | v | M | | Cumin
Kachumber | 80 | V j g | | | Onion, tomato, lime
Roomali Roti | 55 | V | G | | Two
= Sweet
Double Ka Meetha | 150 | v | G M N | | Bread, saffron, dry fruit
Qubani Ka Meetha | 180 | v g | M N | | Apricots from Afghanistan
Phirni | 130 | v g | M N | | In clay
Rooh Afza Sharbat | 90 | V g | | sugar | Red and cold
`;

export const chaat = `
= Chaat
Dahi Bhalla | 140 | v | M | | Lentil dumplings, two chutneys
Palak Patta Chaat | 160 | v | M | | Crisp spinach leaves
Raj Kachori | 180 | v | G M | | A globe with everything in it
Aloo Tikki | 120 | v | M | spice | Two, from the griddle
Papdi Chaat | 130 | v | G M | | Crisp, sweet, sour, cold
Bhel Puri | 110 | V | G P | spice | Puffed rice, raw mango
Sev Puri | 120 | V | G | spice | Six small towers
Dahi Puri | 130 | v | G M | | Six, sweet curd
Gol Gappa | 90 | V | G | spice | Eight, water apart
= From the Kadhai
Samosa | 60 | V | G | | Two, potato and pea
Pyaz Kachori | 80 | V | G | | From Jodhpur
Moong Dal Pakora | 130 | V g | | spice | With radish
Paneer Pakora | 170 | v g | M | | Mint inside
Bread Pakora | 70 | v | G M | | Two halves
Chole Bhature | 190 | v | G M | spice | Two bhature, pickle, onion
Bedmi Puri Aloo | 160 | V | G | spice | Sunday in Old Delhi
= From Bombay
Vada Pav | 80 | V | G P | spice | One is never enough
Pav Bhaji | 190 | v | G M | spice,butter | Mashed on the griddle, buttered pav
Misal Pav | 170 | V | G | spice | Sprouts, farsan, fire
Dabeli | 90 | V | G P | | Sweet potato and pomegranate
Bombay Sandwich | 140 | v | G M | butter | Beetroot, cucumber, green chutney
= Parathas
Aloo Paratha | 110 | v | G M | butter | With curd and pickle
Gobi Paratha | 120 | v | G M | butter | Cauliflower and ginger
Paneer Paratha | 140 | v | G M | butter | Generous
Mooli Paratha | 110 | v | G M | butter | White radish
= Sweet & Drink
Jalebi | 110 | v | G M | | Hot, in coils
Rabri Faluda | 160 | v | G M N | | Cold noodles in thick milk
Kulfi | 110 | v g | M N | | Pistachio or mango
Kulhad Chai | 50 | v g | M | sugar | In clay, with ginger
Shikanji | 60 | V g | | sugar | Lime, black salt
Thandai | 130 | v g | M N | sugar | Almond, fennel, rose
`;
