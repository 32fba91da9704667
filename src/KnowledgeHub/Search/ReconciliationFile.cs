using System.Text.Json;

namespace KnowledgeHub.Search;

/// <summary>This node's last reconciliation, in a small file beside the index: it can be read when the index can't.</summary>
public sealed class ReconciliationFile(IndexFiles files)
{
    private string Path => System.IO.Path.Combine(files.Folder, "reconciliation.json");

    public async Task<Reconciliation?> ReadAsync(CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<Reconciliation>(await File.ReadAllTextAsync(Path, ct));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(Reconciliation report, CancellationToken ct)
    {
        Directory.CreateDirectory(files.Folder);
        var next = $"{Path}.{Guid.NewGuid():n}";
        await File.WriteAllTextAsync(next, JsonSerializer.Serialize(report), ct);
        File.Move(next, Path, overwrite: true);
    }
}
