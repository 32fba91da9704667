namespace KnowledgeHub.Readiness;

/// <summary>How ready a place is, as far as published case studies show it.</summary>
/// <param name="Place">The country or city.</param>
/// <param name="Levels">Every dimension in use, in order; one that nothing is known of has no finding.</param>
/// <param name="Context">The newest condition of each kind that is known.</param>
/// <param name="Own">The place's own view: its newest accepted self-assessment, or null.</param>
/// <param name="EarlierOwn">Those accepted before it.</param>
public sealed record PlaceProfile(ReadinessPlace Place, IReadOnlyList<DimensionStanding> Levels, IReadOnlyList<ContextFact> Context, OwnView? Own, IReadOnlyList<OwnView> EarlierOwn)
{
    /// <summary>Whether anything of it rests on an invented example.</summary>
    public bool Illustrative => Levels.Any(level => level.Latest?.Illustrative == true) || Own?.Assessment.Illustrative == true || Context.Any(fact => fact.Illustrative);

    public int Known => Levels.Count(level => level.Latest is not null);

    public bool HasAnything => Known > 0 || Own is not null;
}

/// <summary>What is known of one dimension in a place.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Latest">The finding that counts; null says that it is unknown.</param>
/// <param name="Earlier">The other findings, newest first.</param>
public sealed record DimensionStanding(Dimension Dimension, SeenFinding? Latest, IReadOnlyList<SeenFinding> Earlier)
{
    public int? Level => Latest?.Level;
}

/// <summary>A place's own view, read through the re-mappings.</summary>
public sealed record OwnView(Assessment Assessment, IReadOnlyDictionary<string, OwnLevel> Levels);

/// <summary>What a focal point said of one dimension.</summary>
public sealed record OwnLevel(int? Level, string Comment);

/// <summary>Another place with similar conditions.</summary>
/// <param name="Profile">That place.</param>
/// <param name="Alike">The kinds of condition that are the same.</param>
/// <param name="Differ">Those known of both that are not.</param>
/// <param name="Unknown">Those not known of one of them.</param>
public sealed record SimilarPlace(PlaceProfile Profile, IReadOnlyList<ContextKind> Alike, IReadOnlyList<ContextKind> Differ, IReadOnlyList<ContextKind> Unknown);
