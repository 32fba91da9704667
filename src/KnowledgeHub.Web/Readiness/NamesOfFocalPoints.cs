using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Readiness;

/// <summary>Self-assessments hold names and addresses of focal points: only people without limits see them, let alone decide.</summary>
public sealed class NamesOfFocalPoints : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Scope().IsAll ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);
}
