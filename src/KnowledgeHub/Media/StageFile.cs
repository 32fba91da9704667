using System.Security.Cryptography;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>A content that was inspected, cleaned and put into the blob store, and that no media points to yet.</summary>
public sealed record StagedFile(string Hash, string Name, string Title, MediaType Type, long Size, int? Width, int? Height)
{
    public string Address => Hash[..MediaPath.AddressLength];

    /// <summary>What is known of the text inside before anybody read it.</summary>
    public string TextState => Type.IsImage ? Media.TextState.None : Media.TextState.Waiting;
}

/// <summary>How an upload went as far as its content.</summary>
public abstract record StageResult
{
    public sealed record Staged(StagedFile File) : StageResult;

    public sealed record Refused(string Why) : StageResult;
}

/// <summary>Takes an upload's content in: the first step of storing a file and of replacing one.</summary>
public sealed class StageFile(Database database, IBlobs blobs, InspectFile inspect, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<StageFile>();

    public async Task<StageResult> RunAsync(Stream content, string? sentName, CancellationToken ct)
    {
        await using var inspection = await inspect.RunAsync(content, sentName, ct);
        if (inspection is not Inspection.Accepted(var type, var clean, var width, var height))
        {
            return new StageResult.Refused(((Inspection.Refused)inspection).Why);
        }

        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(clean, ct));
        clean.Position = 0;
        await WantAsync(hash, clean.Length, ct);
        await blobs.PutAsync(hash, clean, ct);
        return new StageResult.Staged(new(hash, FileName.Stored(sentName, type), FileName.Title(sentName), type, clean.Length, width, height));
    }

    // Said before the content is there, so that nobody clears it away meanwhile.
    private async Task WantAsync(string hash, long size, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["want"], new { Hash = hash, Size = size, Now = clock.GetUtcNow() }, ct);
    }
}
