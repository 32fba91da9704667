namespace KnowledgeHub.Newsletters;

/// <summary>What readers of one edition share.</summary>
/// <param name="Audience">Whose takeaways lead.</param>
/// <param name="Locale">The language of the fixed words.</param>
/// <param name="Topics">Slugs in order, separated by semicolons; items on them come first in their section.</param>
public sealed record Reader(string Audience, string Locale, string Topics)
{
    public IEnumerable<string> TopicSlugs => Topics.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
