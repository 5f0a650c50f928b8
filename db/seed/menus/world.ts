// The form of a line is told in ./indian.

export const chinese = `
= Soups
Hot & Sour Soup | 170 | v | S G | protein | Black vinegar, white pepper
Manchow Soup | 170 | v | S G | protein | Crisp noodles on top
Sweet Corn Soup | 160 | v g | | protein | As at every wedding
Lemon Coriander Soup | 160 | V g | | protein | Clear and bright
= Small Plates
Chilli Paneer | 290 | v | G M S | spice,gravy | Peppers, soy, green chilli
Chilli Chicken | 330 | | G S E | spice,gravy | The dish that made Tangra
Veg Manchurian | 260 | V | G S | gravy | Ginger and spring onion
Crispy Corn | 240 | V | G | spice | Pepper and salt
Honey Chilli Potato | 250 | v | G S T | spice | Sesame, honey, heat
Salt & Pepper Tofu | 280 | V | S | | Fried garlic
Drums of Heaven | 340 | | G S E | spice | Chicken wings, sticky
Pepper Prawns | 460 | | C S | spice | Butter and curry leaf
= Noodles
Hakka Noodles | 240 | v | G S | protein,spice | Wok-tossed, cabbage, carrot
Chilli Garlic Noodles | 250 | V | G S | protein,spice | Red and loud
Singapore Noodles | 280 | V | S | protein | Rice noodles, curry powder
American Chop Suey | 290 | v | G S | protein | Sweet, crisp, Indian
Pan-Fried Noodles | 290 | v | G S | protein | Crisp below, saucy above
= Rice
Burnt Garlic Fried Rice | 240 | V | S | protein | With its smoke
Schezwan Fried Rice | 250 | V | S | protein,spice | Ours is hot
Egg Fried Rice | 230 | | E S | | Wok and egg, nothing else
Triple Schezwan Rice | 310 | v | G S | protein,spice | Rice, noodles, gravy
= Mains
Kung Pao Chicken | 380 | | S P | spice | Dried chillies and peanuts
Mapo Tofu | 330 | V | S | spice | Sichuan pepper
Black Bean Vegetables | 300 | V | S | | Broccoli, pak choi
Fish in Oyster Sauce | 440 | | F S G | | Sole, ginger
Diced Chicken in Hot Garlic | 370 | | S G | spice | Dry or saucy
= Sweet
Date Pancake | 190 | v | G M T | | With vanilla ice cream
Honey Noodles | 180 | v | G M T | | Darsaan, ice cream
Jasmine Tea | 110 | V g | | | A pot
Fresh Lime Soda | 100 | V g | | sugar | Sweet, salt or both
`;

export const momo = `
= Steamed Momos
Chicken Momos | 180 | | G S | | Eight, with red chutney
Vegetable Momos | 150 | V | G S | | Cabbage, carrot, glass noodles
Paneer Momos | 170 | v | G M S | | Soft, black pepper
Mutton Momos | 220 | | G S | | From Majnu ka Tilla
Cheese & Corn Momos | 180 | v | G M | | They go first
= Fried & Tossed
Kothey Momos | 200 | | G S | protein | Pan-fried on one side
Tandoori Momos | 220 | | G M S | spice | Delhi's own invention
Chilli Momos | 210 | v | G S | spice | Peppers and soy
Jhol Momos | 230 | | G S T | spice | In a sesame broth from Kathmandu
Kurkure Momos | 210 | v | G S | | In a crackling coat
= Noodle Bowls
Thukpa | 240 | | G S | protein,spice | Broth, noodles, greens
Thenthuk | 250 | | G S | protein | Hand-pulled flat noodles
Gyathuk | 250 | | G E S | protein | Egg noodles, clear broth
Dry Thukpa | 240 | V | G S | protein,spice | The wok version
= Plates
Shapale | 190 | | G | | Two fried meat pies
Laphing | 130 | V g | S | spice | Cold mung jelly, chilli oil
Phing Sha | 290 | g | S | spice | Glass noodles with lamb
Tingmo with Chilli Chicken | 320 | | G S | spice | Steamed bread, a plateful
Shabalay Salad | 160 | V g | T | | Radish and sesame
Fried Rice Himalaya | 220 | V | S | protein | Timur pepper
= Drinks
Butter Tea | 110 | v g | M | | Salted, as it should be
Ginger Honey Lemon | 120 | v g | | | Hot
Seabuckthorn Cooler | 150 | V g | | | From Ladakh
Apricot Lassi | 150 | v g | M | sugar | Dried apricots
Masala Lemonade | 90 | V g | | sugar | Black salt, cumin
`;

export const pizza = `
= Pizza
Margherita | 380 | v | G M | pizza,toppings | Tomato, fior di latte, basil
Farmhouse | 450 | v | G M | pizza,toppings | Mushroom, pepper, onion, corn
Paneer Makhani Pizza | 470 | v | G M | pizza,toppings | Delhi on a Neapolitan base
Quattro Formaggi | 520 | v | G M | pizza,toppings | Four cheeses, honey
Ortolana | 460 | v | G M | pizza,toppings | Aubergine, courgette, pepper
Truffle Mushroom | 560 | v | G M | pizza,toppings | Three kinds, truffle oil
Pepperoni | 560 | | G M | pizza,toppings | Pork, crisp at the edge
Chicken Tikka Pizza | 510 | | G M | pizza,toppings | Red onion, coriander
Spicy Salami | 540 | | G M | pizza,toppings | Chilli honey
Prawn & Garlic | 620 | | G M C | pizza,toppings | Parsley, lemon
Marinara | 330 | V | G | pizza,toppings | No cheese, no regret
= Pasta
Penne Arrabbiata | 360 | V | G | spice | Garlic, chilli, tomato
Spaghetti Aglio e Olio | 350 | V | G | spice | And a little patience
Fettuccine Alfredo | 410 | v | G M | protein | Cream and parmesan
Rigatoni alla Vodka | 430 | v | G M | protein | Pink and quick
Lasagne Bolognese | 490 | | G M E | | Lamb, béchamel
Pesto Trofie | 440 | v | G M N | protein | Basil, pine nuts
= Starters
Garlic Bread | 190 | v | G M | cheese | Sourdough, parsley butter
Bruschetta | 240 | V | G | | Tomato, basil
Arancini | 290 | v | G M E | | Four, mozzarella inside
Chicken Wings Diavola | 360 | g | M | spice | Calabrian chilli
= Salads
Caesar Salad | 340 | | G M E F | protein | Cos, anchovy, croutons
Caprese | 360 | v g | M | | Tomato, bocconcini
Rocket & Pear | 350 | v g | M N | | Walnuts, pecorino
= Dolci
Tiramisu | 290 | v | G M E | | Coffee, mascarpone
Panna Cotta | 260 | g | M | | Berries
Chocolate Calzone | 270 | v | G M N | | For two
Italian Lemonade | 150 | V g | | sugar | Lemon, basil
`;

export const cafe = `
= Coffee
Espresso | 130 | V g | | shot | Chikmagalur, medium roast
Cappuccino | 190 | v g | M | milk,shot | Equal thirds
Flat White | 200 | v g | M | milk,shot | Small and strong
Café Latte | 200 | v g | M | milk,shot | Long and mild
Mocha | 230 | v g | M | milk,shot | With 70 % chocolate
Cold Brew | 220 | V g | | milk | Eighteen hours
Iced Latte | 220 | v g | M | milk,shot | Over big ice
Vietnamese Coffee | 210 | v g | M | | Condensed milk
= Tea & Others
Masala Chai | 120 | v g | M | milk,sugar | Ginger and cardamom
Darjeeling First Flush | 180 | V g | | | A pot
Hot Chocolate | 240 | v g | M | milk | Thick
Hibiscus Iced Tea | 180 | V g | | sugar | Red and tart
= All-Day Breakfast
Masala Omelette | 220 | g | E M | bread | Three eggs, green chilli
Eggs Benedict | 360 | | G E M | | Ham or spinach
Shakshuka | 340 | v | E M G | spice,bread | Two eggs, feta
Avocado Toast | 380 | V | G | egg | Sourdough, lime, chilli
Buttermilk Pancakes | 320 | v | G E M | | Three, maple, butter
Granola Bowl | 290 | v | M N | milk | Curd, fruit, honey
English Breakfast | 460 | | G E M | | All of it
= Sandwiches
Grilled Cheese | 260 | v | G M | bread | Three cheeses
Chicken Club | 340 | | G E M | bread | Three storeys
Pesto Paneer Panini | 300 | v | G M N | bread | Grilled
Tuna Melt | 360 | | G F M | bread | Capers, cheddar
Hummus & Roast Vegetables | 290 | V | G T | bread | In pita
= Bakes
Butter Croissant | 170 | v | G M E | | From six in the morning
Almond Croissant | 220 | v | G M E N | | Twice baked
Banana Bread | 160 | v | G E M N | | Toasted
Blueberry Muffin | 170 | v | G E M | | Crumble on top
Cinnamon Roll | 190 | v | G M E | | Sticky
Carrot Cake | 230 | v | G E M N | | Cream cheese
`;

export const desserts = `
= Cakes by the Slice
Chocolate Truffle Cake | 210 | v | G M E | | 55 % chocolate
Red Velvet | 220 | v | G M E | | Cream cheese
Baked Cheesecake | 260 | v | G M E | | Berries on top
Rasmalai Cake | 230 | v | G M N | | East meets oven
Pineapple Pastry | 140 | v | G M | | As in 1985
Opera | 270 | v | G M E N | | Coffee, almond, chocolate
= Ice Cream
Sea Salt Caramel | 160 | v g | M | scoop | Made here
Belgian Chocolate | 160 | v g | M | scoop | Dark
Alphonso Mango | 170 | v g | M | scoop | In season and out
Tender Coconut | 160 | v g | M | scoop | With pieces
Paan Sorbet | 150 | V g | | scoop | Betel leaf, gulkand
Filter Coffee Ice Cream | 160 | v g | M | scoop | From Coorg beans
= Mithai
Kaju Katli | 320 | v g | N M | weight | Cashew, silver leaf
Motichoor Ladoo | 220 | v | M | weight | Fine pearls
Rasgulla | 160 | v g | M | | Four
Mysore Pak | 260 | v g | M | weight | Ghee, gram flour
Ghevar | 240 | v | G M N | | With rabri
Besan Barfi | 240 | v g | M | weight | Roasted slowly
= Waffles & Shakes
Nutella Waffle | 240 | v | G M E N | | Hot, folded
Biscoff Waffle | 260 | v | G M E | | Crumbs and cream
Oreo Shake | 220 | v | G M | | Thick
Cold Coffee with Ice Cream | 210 | v g | M | sugar | Delhi's own
Strawberry Shake | 210 | v g | M | sugar | Mahabaleshwar
= Cookies
Choc Chip Cookie | 90 | v | G M E | | Still warm
Oat & Raisin | 90 | v | G M | | Chewy
Nankhatai | 110 | v | G M | | Six, cardamom
Brownie | 150 | v | G M E N | | Walnuts, crust
`;

export const burgers = `
= Burgers
House Smash | 320 | | G M E | burger,patty | Two thin patties of lamb, pickles
Classic Chicken | 280 | | G M E | burger,patty | Thigh, buttermilk, slaw
Hot Honey Chicken | 310 | | G M E | burger,spice | Crisp, sticky
Peri Peri Grill | 300 | | G M | burger,spice | Not fried
Aloo Tikki Burger | 170 | v | G M | burger | It started here
Paneer Crunch | 250 | v | G M | burger,spice | Cornflake coat
Mushroom Swiss | 290 | v | G M | burger | Portobello
Bean & Beet | 260 | V | G S | burger | Beetroot, black bean
Fish Fillet | 340 | | G F E M | burger | Tartare
Truffle Shroom | 380 | v | G M | burger | Sunday on a bun
= Sides
Salted Fries | 140 | V g | | dip,large | Twice fried
Peri Peri Fries | 160 | V g | | dip,large | Red dust
Loaded Fries | 240 | v g | M | dip | Cheese, jalapeño
Onion Rings | 180 | v | G | dip | Eight
Chicken Wings | 300 | g | M | spice,dip | Six
Chicken Strips | 260 | | G E | dip | Five
Mac & Cheese Bites | 220 | v | G M | dip | Six
= Hot Dogs & Wraps
Chicken Hot Dog | 240 | | G U M | | Mustard, onions
Falafel Wrap | 230 | V | G T | spice | Tahini, pickles
Grilled Chicken Wrap | 270 | | G M | spice | Lettuce, ranch
Cottage Cheese Wrap | 240 | v | G M | spice | Mint mayo
= Shakes
Vanilla Shake | 190 | v g | M | sugar | Real pods
Salted Caramel Shake | 220 | v g | M | | With popcorn
Peanut Butter Shake | 230 | v g | M P | | Banana too
Cola | 80 | V g | | large | Cold
Root Lemonade | 120 | V g | | sugar | Ginger, lime
= Sweet
Skillet Cookie | 220 | v | G M E | | For two
Soft Serve | 120 | v g | M | | With a flake
`;

export const healthy = `
= Bowls
Buddha Bowl | 380 | V | S T | base | Tofu, edamame, tahini
Grilled Chicken Bowl | 420 | g | | base | 38 g protein
Paneer Power Bowl | 390 | v g | M | base | Charred paneer, greens
Salmon Bowl | 640 | g | F S T | base | Norwegian, sesame
Mexican Bean Bowl | 360 | V g | | base,spice | Guacamole, corn
Mediterranean Bowl | 380 | v | M T G | base | Falafel, feta, olives
Thai Peanut Bowl | 370 | V | P S | base,spice | Crunch
= Salads
Kale & Quinoa Salad | 340 | V g | N | protein | Almonds, lemon
Greek Salad | 320 | v g | M | protein | A real slab of feta
Watermelon & Feta | 300 | v g | M | | Mint
Sprouts Chaat Salad | 220 | V j g | | | Lime, pomegranate
Roast Pumpkin Salad | 320 | v g | M N | protein | Seeds, rocket
= Soups
Broccoli Almond Soup | 220 | V g | N | | No cream
Roast Tomato Soup | 200 | V g | | bread | Basil
Lentil Soup | 210 | V g | | bread | Lemon, cumin
Chicken Broth | 240 | g | | | Four hours
= Wraps & Plates
Ragi Paneer Wrap | 280 | v | G M | | Finger millet
Egg White Wrap | 260 | | G E | | Spinach
Millet Khichdi | 260 | v g | M | | With ghee
Grilled Fish & Greens | 520 | g | F | | Sole, lemon
Moong Chilla | 210 | V g | | | Two, stuffed
Brown Rice Dal Bowl | 270 | V g | | | Home, lighter
= Juice & Smoothies
Green Juice | 190 | V g | | | Spinach, apple, celery
Beet & Carrot | 180 | V g | | | Ginger
Berry Smoothie | 240 | v g | M | milk | No sugar
Banana Date Smoothie | 230 | V g | N | milk | Almond milk
Orange Juice | 180 | V g | | | Pressed when you order
Kombucha | 190 | V g | | | Hibiscus
`;

export const japanese = `
= Sushi Rolls
Salmon Nigiri | 520 | g | F S | | Four
Spicy Tuna Roll | 620 | | F S T | spice | Eight pieces
California Roll | 560 | | C S T E | | Eight pieces
Avocado Roll | 420 | V | S T | | Eight pieces
Prawn Tempura Roll | 640 | | C G S E | | Eight, warm inside
Asparagus Tempura Roll | 460 | V | G S T | | Eight pieces
Philadelphia Roll | 590 | | F M S | | Eight pieces
Cucumber Maki | 320 | V | S T | | Six
= Ramen
Tonkotsu Ramen | 580 | | G E S | ramen,spice | Twelve hours of pork bones
Shoyu Chicken Ramen | 520 | | G E S | ramen,spice | Clear and deep
Miso Vegetable Ramen | 460 | V | G S | ramen,spice | Corn, bamboo
Tantanmen | 560 | | G S T P | ramen,spice | Sesame, minced chicken
= Donburi & Curry
Chicken Katsu Curry | 520 | | G E | spice | Golden, with rice
Tofu Katsu Curry | 460 | V | G S | spice | Crisp tofu
Teriyaki Chicken Don | 480 | | S G | | Onsen egg
Salmon Don | 680 | | F S T | | Soy-cured
Vegetable Yakisoba | 390 | V | G S | protein | Fried noodles
= Small Plates
Edamame | 240 | V g | S | spice | Sea salt or chilli
Chicken Gyoza | 340 | | G S T | | Six, pan-fried
Vegetable Gyoza | 300 | V | G S T | | Six
Agedashi Tofu | 290 | V | S G | | Warm dashi
Karaage | 380 | | G S E | dip | Thigh, lemon
Miso Soup | 160 | V | S | | Wakame
Seaweed Salad | 260 | V | T S | | Sesame
Prawn Tempura | 520 | | C G E | dip | Five
= Sweet & Tea
Mochi Ice Cream | 280 | v g | M | | Three
Matcha Cheesecake | 320 | v | G M E | | Green and quiet
Matcha Latte | 260 | v g | M | milk,sugar | Ceremonial
Genmaicha | 170 | V g | | | A pot
Yuzu Soda | 190 | V g | | | Sharp
`;

export const thai = `
= Starters
Som Tam | 280 | V g | P S | spice,protein | Raw papaya, pounded
Chicken Satay | 360 | | P S | | Four skewers
Vegetable Spring Rolls | 250 | V | G S | | Four, plum sauce
Thai Fish Cakes | 390 | | F E | | Kaffir lime
Corn Fritters | 250 | v | G E | | Sweet chilli
= Soups
Tom Yum | 260 | g | C F | protein,spice | Lemongrass, galangal
Tom Kha | 270 | V g | | protein | Coconut
= Curries
Green Curry | 390 | V g | | protein,spice,rice | Pea aubergine, basil
Red Curry | 390 | V g | | protein,spice,rice | Bamboo
Massaman Curry | 420 | V g | P | protein,rice | Potato, peanuts
Panang Curry | 410 | V g | P | protein,spice,rice | Thick
Yellow Curry | 380 | V g | | protein,rice | Mild
= Noodles & Rice
Pad Thai | 380 | | P E S | protein,spice | Tamarind, rice noodles
Pad See Ew | 370 | | S G E | protein | Wide noodles, smoke
Drunken Noodles | 380 | V | S G | protein,spice | Holy basil
Pineapple Fried Rice | 350 | V | S N | protein | Cashew
Basil Chicken Rice | 390 | | S E | spice | With a fried egg
Khao Suey | 390 | V | G P | protein,spice | From across the border
= From the Wok
Cashew Chicken | 420 | | N S | spice | Dried chilli
Basil Tofu | 360 | V | S | spice | Holy basil
Morning Glory | 290 | V | S | | Garlic
Steamed Sea Bass | 720 | g | F | spice | Lime and chilli
= Sweet & Cold
Mango Sticky Rice | 280 | V g | T | | Coconut cream
Tub Tim Grob | 240 | V g | | | Water chestnut rubies
Coconut Ice Cream | 220 | V g | | | In its shell
Thai Iced Tea | 180 | v g | M | sugar | Orange and sweet
Lemongrass Cooler | 160 | V g | | sugar | Ginger
`;
