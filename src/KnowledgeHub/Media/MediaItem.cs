namespace KnowledgeHub.Media;

/// <summary>A file of the library with what staff say about it.</summary>
public sealed record MediaItem
{
    public required string Id { get; init; }

    /// <summary>The first twelve signs of the hash of its current file; part of its web address.</summary>
    public required string Address { get; init; }

    public required string Title { get; init; }

    /// <summary>What a picture shows, for those who can't see it.</summary>
    public string Alt { get; init; } = "";

    /// <summary>The picture says nothing that the text does not: screen readers pass over it.</summary>
    public bool Decorative { get; init; }

    public string Credit { get; init; } = "";

    /// <summary>Staff have said that everybody may open it, used or not.</summary>
    public bool IsPublic { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The file's name in its web address; its ending always says what the content is.</summary>
    public required string Name { get; init; }

    public required string Type { get; init; }

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Pages { get; init; }

    /// <summary>One of <see cref="Media.TextState"/>.</summary>
    public required string TextState { get; init; }

    /// <summary>Why its text could not be read, or what of it was left out.</summary>
    public string TextReason { get; init; } = "";

    /// <summary>How many items use it, drafts included.</summary>
    public int Uses { get; init; }

    /// <summary>Whether a visitor may open it.</summary>
    public bool Open { get; init; }

    public MediaType MediaType => MediaType.Get(Type);

    public bool NeedsAlt => MediaType.IsImage && !Decorative && Alt.Length == 0;

    public string Path => MediaPath.Of(Address, Name);
}

/// <summary>Where a file is on the web.</summary>
public static class MediaPath
{
    public const int AddressLength = 12;

    public static string Of(string address, string name) => $"/media/{address}/{Uri.EscapeDataString(name)}";
}

/// <summary>How far the hub is with the text inside a file.</summary>
public static class TextState
{
    /// <summary>A picture has none.</summary>
    public const string None = "none";

    public const string Waiting = "waiting";

    public const string Read = "read";

    /// <summary>There is none inside, as in scanned pages.</summary>
    public const string Empty = "empty";

    public const string Failed = "failed";

    /// <summary>The program that reads such files is not installed.</summary>
    public const string NoReader = "no-reader";
}

/// <summary>An item that uses a file.</summary>
public sealed record MediaUse
{
    public required string ContentId { get; init; }

    public required string Title { get; init; }

    /// <summary>Whether what readers see uses it; else only the draft does.</summary>
    public bool Live { get; init; }
}
