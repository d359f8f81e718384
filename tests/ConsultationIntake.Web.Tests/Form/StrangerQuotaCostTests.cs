using ConsultationIntake.Allowances;
using ConsultationIntake.Web.Form;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Web.Tests.Form;

/// <summary>How often the store is asked whether a stranger's post may be kept: each time is a write that everybody waits for.</summary>
public sealed class StrangerQuotaCostTests
{
    private const int Posts = 1_000;

    [Fact]
    public async Task ShortPosts_OfAllStrangers_AskTheStoreOnceInAThousand()
    {
        var allowances = new CountedAllowances();
        using var quota = new StrangerQuota(allowances, Options.Create(new StrangerOptions()), TimeProvider.System);

        for (var i = 0; i < Posts; i++)
            Assert.True(await quota.MayKeepAsync(new DefaultHttpContext(), 500, TestContext.Current.CancellationToken));

        Assert.InRange(allowances.Asked, 1, 2);
    }

    private sealed class CountedAllowances : IAllowances
    {
        internal int Asked { get; private set; }

        public Task<bool> TakeAsync(Allowance allowance, string whose, long amount, DateTimeOffset now, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(true);
        }

        public Task ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
