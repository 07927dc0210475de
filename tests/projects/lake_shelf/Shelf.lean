import Shelf.Basic
import Shelf.Books
