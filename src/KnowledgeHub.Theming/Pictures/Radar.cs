namespace KnowledgeHub.Theming.Pictures;

/// <summary>Steps from 1 to 5 around a middle. An axis without a step stays open and says so.</summary>
/// <param name="Id">Goes before the picture's ids, so that a page can hold several.</param>
/// <param name="Title">What the picture shows.</param>
/// <param name="Description">The same in words, for those who do not see it.</param>
/// <param name="Axes">The short name of each axis with its step, and a second one to compare with.</param>
public sealed record Radar(string Id, string Title, string Description, IReadOnlyList<RadarAxis> Axes);

/// <summary>One axis; <paramref name="Other"/> is the second view, such as a place's own.</summary>
public sealed record RadarAxis(string Name, int? Step, int? Other = null);
