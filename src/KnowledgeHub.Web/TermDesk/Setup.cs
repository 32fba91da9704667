using KnowledgeHub.Accounts;
using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.TermDesk;

/// <summary>Where staff look after topics and countries and see the audiences.</summary>
public static class Setup
{
    public static void MapTermDesk(this WebApplication app)
    {
        var topics = app.MapStaffGroup("/admin/topics", Permission.Taxonomy).AddEndpointFilter<WithoutLimits>();
        topics.MapGet("", TopicEndpoints.ListAsync);
        topics.MapGet("/new", TopicEndpoints.NewAsync);
        topics.MapPost("/new", TopicEndpoints.AddAsync);
        topics.MapGet("/{slug}", TopicEndpoints.EditAsync);
        topics.MapPost("/{slug}", TopicEndpoints.SaveAsync);
        topics.MapPost("/{slug}/order", TopicEndpoints.OrderAsync);
        topics.MapPost("/{slug}/delete", TopicEndpoints.DeleteAsync);
        topics.MapGet("/{slug}/merge", MergeEndpoints.PreviewAsync);
        topics.MapPost("/{slug}/merge", MergeEndpoints.MergeAsync);
        var places = app.MapStaffGroup("/admin/places", Permission.Taxonomy);
        places.MapGet("", PlaceEndpoints.ListAsync);
        places.MapGet("/{code}", PlaceEndpoints.EditAsync);
        places.MapPost("/{code}", PlaceEndpoints.SaveAsync);
        app.MapStaffGroup("/admin/audiences", Permission.Taxonomy).MapGet("", AudienceEndpoints.GetAsync);
    }
}
