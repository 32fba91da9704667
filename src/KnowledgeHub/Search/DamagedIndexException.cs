namespace KnowledgeHub.Search;

/// <summary>The index file can be read but does not fit together: the search goes to the next one, and this one is looked at.</summary>
public sealed class DamagedIndexException(string message) : Exception(message);
