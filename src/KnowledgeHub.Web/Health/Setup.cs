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
        {
            try
            {
                var ready = await migrations.StateAsync(ct) == SchemaState.Current && await index.StateAsync(ct) is not null;
                return ready ? Results.Text("ok") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
            catch (SettingException)
            {
                return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
