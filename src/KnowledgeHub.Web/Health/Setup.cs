using KnowledgeHub.Search;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Web.Health;

/// <summary>Tells machines whether the hub lives and whether it can serve.</summary>
public static class Setup
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("ok"));
        app.MapGet("/health/ready", async (Migrations migrations, SearchIndex index, CancellationToken ct) =>
            await WhatIsMissingAsync(migrations, index, ct) is { } missing
                ? Results.Text($"not ready: {missing}", statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ok"));
    }

    // Traffic waits until this node's first index is filled; a later rebuild happens beside the old one.
    private static async Task<string?> WhatIsMissingAsync(Migrations migrations, SearchIndex index, CancellationToken ct)
    {
        try
        {
            return await migrations.StateAsync(ct) != SchemaState.Current ? "the database has not this version's schema"
                : await index.StateAsync(ct) is not null ? null
                : await index.FillingAsync(ct) is { } filling ? $"the search index is filling, {filling.Percent} %"
                : "there is no search index yet";
        }
        catch (SettingException)
        {
            return "the database does not answer";
        }
    }
}
