namespace KnowledgeHub.Theming.Pages;

/// <summary>Another item that this one supersedes, implements or supports, or the other way round.</summary>
/// <param name="Words">What the one is to the other, such as <c>Implemented by</c>.</param>
/// <param name="Item">The other item.</param>
/// <param name="Language">The other item's language, a BCP 47 tag.</param>
public sealed record RelatedItem(string Words, Link Item, string Language);

/// <summary>The item that took the place of this one.</summary>
/// <param name="Item">Its title and address.</param>
/// <param name="On">The day it was published.</param>
/// <param name="Newest">The end of the chain when that one was superseded too, or null.</param>
public sealed record Successor(Link Item, DateOnly On, Link? Newest);
