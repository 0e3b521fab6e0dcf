/** Pictures of goods by name: what a variant's `icon` may say (Phosphor duotone, MIT). An unknown name is drawn as a package. */
import { type IconStrokes, strokes } from "./svg";
import Bread from "@phosphor-icons/core/duotone/bread-duotone.svg?raw";
import Cookie from "@phosphor-icons/core/duotone/cookie-duotone.svg?raw";
import Cake from "@phosphor-icons/core/duotone/cake-duotone.svg?raw";
import OrangeSlice from "@phosphor-icons/core/duotone/orange-slice-duotone.svg?raw";
import Orange from "@phosphor-icons/core/duotone/orange-duotone.svg?raw";
import Cherries from "@phosphor-icons/core/duotone/cherries-duotone.svg?raw";
import Carrot from "@phosphor-icons/core/duotone/carrot-duotone.svg?raw";
import Pepper from "@phosphor-icons/core/duotone/pepper-duotone.svg?raw";
import Egg from "@phosphor-icons/core/duotone/egg-duotone.svg?raw";
import Cheese from "@phosphor-icons/core/duotone/cheese-duotone.svg?raw";
import Coffee from "@phosphor-icons/core/duotone/coffee-duotone.svg?raw";
import FlowerTulip from "@phosphor-icons/core/duotone/flower-tulip-duotone.svg?raw";
import Tote from "@phosphor-icons/core/duotone/tote-duotone.svg?raw";
import ShoppingBagOpen from "@phosphor-icons/core/duotone/shopping-bag-open-duotone.svg?raw";
import Handbag from "@phosphor-icons/core/duotone/handbag-duotone.svg?raw";
import Flame from "@phosphor-icons/core/duotone/flame-duotone.svg?raw";
import Gift from "@phosphor-icons/core/duotone/gift-duotone.svg?raw";
import Fish from "@phosphor-icons/core/duotone/fish-duotone.svg?raw";
import Wine from "@phosphor-icons/core/duotone/wine-duotone.svg?raw";
import BeerBottle from "@phosphor-icons/core/duotone/beer-bottle-duotone.svg?raw";
import BeerStein from "@phosphor-icons/core/duotone/beer-stein-duotone.svg?raw";
import Drop from "@phosphor-icons/core/duotone/drop-duotone.svg?raw";
import HandSoap from "@phosphor-icons/core/duotone/hand-soap-duotone.svg?raw";
import Leaf from "@phosphor-icons/core/duotone/leaf-duotone.svg?raw";
import Plant from "@phosphor-icons/core/duotone/plant-duotone.svg?raw";
import PottedPlant from "@phosphor-icons/core/duotone/potted-plant-duotone.svg?raw";
import Book from "@phosphor-icons/core/duotone/book-duotone.svg?raw";
import Package from "@phosphor-icons/core/duotone/package-duotone.svg?raw";
import TShirt from "@phosphor-icons/core/duotone/t-shirt-duotone.svg?raw";
import Sneaker from "@phosphor-icons/core/duotone/sneaker-duotone.svg?raw";
import Lamp from "@phosphor-icons/core/duotone/lamp-duotone.svg?raw";
import Chair from "@phosphor-icons/core/duotone/chair-duotone.svg?raw";
import PawPrint from "@phosphor-icons/core/duotone/paw-print-duotone.svg?raw";
import Baby from "@phosphor-icons/core/duotone/baby-duotone.svg?raw";
import Lightbulb from "@phosphor-icons/core/duotone/lightbulb-duotone.svg?raw";
import IceCream from "@phosphor-icons/core/duotone/ice-cream-duotone.svg?raw";
import Pizza from "@phosphor-icons/core/duotone/pizza-duotone.svg?raw";
import Scales from "@phosphor-icons/core/duotone/scales-duotone.svg?raw";
import Key from "@phosphor-icons/core/duotone/key-duotone.svg?raw";
import Broom from "@phosphor-icons/core/duotone/broom-duotone.svg?raw";
import Pencil from "@phosphor-icons/core/duotone/pencil-duotone.svg?raw";
import BowlFood from "@phosphor-icons/core/duotone/bowl-food-duotone.svg?raw";
import Grains from "@phosphor-icons/core/duotone/grains-duotone.svg?raw";
import Bird from "@phosphor-icons/core/duotone/bird-duotone.svg?raw";
import Heart from "@phosphor-icons/core/duotone/heart-duotone.svg?raw";
import MusicNote from "@phosphor-icons/core/duotone/music-note-duotone.svg?raw";
import ToiletPaper from "@phosphor-icons/core/duotone/toilet-paper-duotone.svg?raw";
import GameController from "@phosphor-icons/core/duotone/game-controller-duotone.svg?raw";
import Shrimp from "@phosphor-icons/core/duotone/shrimp-duotone.svg?raw";
import TeaBag from "@phosphor-icons/core/duotone/tea-bag-duotone.svg?raw";
import CoffeeBean from "@phosphor-icons/core/duotone/coffee-bean-duotone.svg?raw";
import Popcorn from "@phosphor-icons/core/duotone/popcorn-duotone.svg?raw";
import Knife from "@phosphor-icons/core/duotone/knife-duotone.svg?raw";
import ForkKnife from "@phosphor-icons/core/duotone/fork-knife-duotone.svg?raw";
import CookingPot from "@phosphor-icons/core/duotone/cooking-pot-duotone.svg?raw";
import Scissors from "@phosphor-icons/core/duotone/scissors-duotone.svg?raw";
import PaintBrush from "@phosphor-icons/core/duotone/paint-brush-duotone.svg?raw";
import FlowerLotus from "@phosphor-icons/core/duotone/flower-lotus-duotone.svg?raw";
import Sock from "@phosphor-icons/core/duotone/sock-duotone.svg?raw";
import Pants from "@phosphor-icons/core/duotone/pants-duotone.svg?raw";
import Dress from "@phosphor-icons/core/duotone/dress-duotone.svg?raw";
import Hoodie from "@phosphor-icons/core/duotone/hoodie-duotone.svg?raw";
import Watch from "@phosphor-icons/core/duotone/watch-duotone.svg?raw";
import Umbrella from "@phosphor-icons/core/duotone/umbrella-duotone.svg?raw";
import Bathtub from "@phosphor-icons/core/duotone/bathtub-duotone.svg?raw";
import SprayBottle from "@phosphor-icons/core/duotone/spray-bottle-duotone.svg?raw";
import BatteryFull from "@phosphor-icons/core/duotone/battery-full-duotone.svg?raw";
import Plug from "@phosphor-icons/core/duotone/plug-duotone.svg?raw";
import Hammer from "@phosphor-icons/core/duotone/hammer-duotone.svg?raw";
import Wrench from "@phosphor-icons/core/duotone/wrench-duotone.svg?raw";
import PuzzlePiece from "@phosphor-icons/core/duotone/puzzle-piece-duotone.svg?raw";
import Balloon from "@phosphor-icons/core/duotone/balloon-duotone.svg?raw";
import Newspaper from "@phosphor-icons/core/duotone/newspaper-duotone.svg?raw";
import Camera from "@phosphor-icons/core/duotone/camera-duotone.svg?raw";
import Headphones from "@phosphor-icons/core/duotone/headphones-duotone.svg?raw";
import Bone from "@phosphor-icons/core/duotone/bone-duotone.svg?raw";
import Cat from "@phosphor-icons/core/duotone/cat-duotone.svg?raw";
import Dog from "@phosphor-icons/core/duotone/dog-duotone.svg?raw";
import Sunglasses from "@phosphor-icons/core/duotone/sunglasses-duotone.svg?raw";
import Towel from "@phosphor-icons/core/duotone/towel-duotone.svg?raw";
import Jar from "@phosphor-icons/core/duotone/jar-duotone.svg?raw";
import Avocado from "@phosphor-icons/core/duotone/avocado-duotone.svg?raw";
import Brandy from "@phosphor-icons/core/duotone/brandy-duotone.svg?raw";
import Martini from "@phosphor-icons/core/duotone/martini-duotone.svg?raw";
import Bag from "@phosphor-icons/core/duotone/bag-duotone.svg?raw";

const GOODS: Readonly<Record<string, string>> = {
  "bread": Bread,
  "cookie": Cookie,
  "cake": Cake,
  "orange-slice": OrangeSlice,
  "orange": Orange,
  "cherries": Cherries,
  "carrot": Carrot,
  "pepper": Pepper,
  "egg": Egg,
  "cheese": Cheese,
  "coffee": Coffee,
  "flower-tulip": FlowerTulip,
  "tote": Tote,
  "shopping-bag-open": ShoppingBagOpen,
  "handbag": Handbag,
  "flame": Flame,
  "gift": Gift,
  "fish": Fish,
  "wine": Wine,
  "beer-bottle": BeerBottle,
  "beer-stein": BeerStein,
  "drop": Drop,
  "hand-soap": HandSoap,
  "leaf": Leaf,
  "plant": Plant,
  "potted-plant": PottedPlant,
  "book": Book,
  "package": Package,
  "t-shirt": TShirt,
  "sneaker": Sneaker,
  "lamp": Lamp,
  "chair": Chair,
  "paw-print": PawPrint,
  "baby": Baby,
  "lightbulb": Lightbulb,
  "ice-cream": IceCream,
  "pizza": Pizza,
  "scales": Scales,
  "key": Key,
  "broom": Broom,
  "pencil": Pencil,
  "bowl-food": BowlFood,
  "grains": Grains,
  "bird": Bird,
  "heart": Heart,
  "music-note": MusicNote,
  "toilet-paper": ToiletPaper,
  "game-controller": GameController,
  "shrimp": Shrimp,
  "tea-bag": TeaBag,
  "coffee-bean": CoffeeBean,
  "popcorn": Popcorn,
  "knife": Knife,
  "fork-knife": ForkKnife,
  "cooking-pot": CookingPot,
  "scissors": Scissors,
  "paint-brush": PaintBrush,
  "flower-lotus": FlowerLotus,
  "sock": Sock,
  "pants": Pants,
  "dress": Dress,
  "hoodie": Hoodie,
  "watch": Watch,
  "umbrella": Umbrella,
  "bathtub": Bathtub,
  "spray-bottle": SprayBottle,
  "battery-full": BatteryFull,
  "plug": Plug,
  "hammer": Hammer,
  "wrench": Wrench,
  "puzzle-piece": PuzzlePiece,
  "balloon": Balloon,
  "newspaper": Newspaper,
  "camera": Camera,
  "headphones": Headphones,
  "bone": Bone,
  "cat": Cat,
  "dog": Dog,
  "sunglasses": Sunglasses,
  "towel": Towel,
  "jar": Jar,
  "avocado": Avocado,
  "brandy": Brandy,
  "martini": Martini,
  "bag": Bag,
};

/** The names a variant may carry as its icon, sorted. */
export const GOODS_ICONS: readonly string[] = Object.keys(GOODS).sort();

const read = new Map<string, IconStrokes>();

/** The strokes of a kind of goods. */
export function goodsIcon(name: string | null): IconStrokes {
  const known = name !== null && name in GOODS ? name : "package";
  const found = read.get(known) ?? strokes(GOODS[known] as string);
  read.set(known, found);
  return found;
}
