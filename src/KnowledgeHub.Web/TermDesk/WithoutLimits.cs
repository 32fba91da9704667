using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.TermDesk;

/// <summary>Lets only people without limits change the topic tree: whoever could move topics could move their own limits.</summary>
public sealed class WithoutLimits : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        HttpMethods.IsGet(context.HttpContext.Request.Method) || context.HttpContext.Scope().IsAll ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);
}
