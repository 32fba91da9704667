using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Relations;

/// <summary>Where staff relate items to each other.</summary>
public static class Setup
{
    public static void MapRelations(this WebApplication app)
    {
        var relations = app.MapStaffGroup("/admin/content/{id}/relations", Permission.Write).AddEndpointFilter<WithinScope>();
        relations.MapPost("", RelationEndpoints.AddAsync);
        relations.MapPost("/remove", RelationEndpoints.RemoveAsync);
        relations.MapGet("/items", RelationEndpoints.SuggestAsync);
    }
}
