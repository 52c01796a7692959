"""Verbs that policy measures begin with, in English and Chinese.

Collected from briefings and government work reports by hand. Not complete:
`joined_statements` only points out what it is rather sure of.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CLEAR = _words(
    """
    abolish accelerate achieve adjust adopt allocate allow apply assess attain attract avoid
    bring broaden build carry clarify combat compile complete conduct consolidate construct
    continue coordinate crack create cultivate cut deepen delegate deliver develop devolve
    digitise digitize diversify double ease eliminate enable enact encourage enforce enhance
    enlarge ensure establish evaluate exempt expand expedite explore extend facilitate formulate
    foster fulfil give harmonise harmonize help identify implement impose improve include
    incorporate innovate inspect integrate introduce invest join keep launch lower maintain make
    merge mobilise mobilize modernise modernize nurture offer optimise optimize organise
    organize oversee popularise popularize prepare preserve prevent prioritise prioritize
    prohibit promote protect provide publish punish pursue put raise recruit rectify reduce
    refine regulate reinforce relax remove replace require resolve restore restrict restructure
    revise revitalise revitalize roll run select set shorten simplify solve speed spread spur
    stabilise stabilize standardise standardize stimulate streamline strengthen strive subsidise
    subsidize supervise sustain tackle take tighten turn unify unite uphold widen withdraw write
    """
)
"""English verbs that are hardly ever nouns, in their base form."""

AMBIGUOUS = _words(
    """
    advance ban benefit boost cap challenge change control cover curb decrease demand design
    draft drive effect experiment export finance focus form fund grant guarantee guide import
    increase issue lead license lift limit link list manage monitor open order perfect phase
    pilot plan process produce push record reform release repair research reserve review reward
    safeguard secure share ship start step stop store study supply support target tax test trade
    train transfer transform transport update upgrade use
    """
)
"""English verbs that are as often nouns or adjectives: what follows decides."""

AFTER_VERBS = _words(
    """
    a all an another any both each every existing further her his it its local more new other
    our out over the their them these this those up
    """
)
"""Words that hardly follow a noun, and so tell that what stands before them is a verb."""

HAN = _words(
    """
    推动 推进 推广 推行 推出 促进 加快 加大 加强 加速 提升 提高 提供 强化 深化
    扩大 优化 完善 建立 健全 建设 建成 构建 打造 培育 培养 激发 释放 落实 实施
    支持 鼓励 引导 降低 减轻 减少 减免 缩减 削减 取消 放宽 拓展 拓宽 开展 启动
    制定 修订 出台 设立 成立 组建 整合 规范 保障 保护 保持 防范 化解 稳定 增强
    增加 增进 突破 攻克 瞄准 聚焦 坚持 改善 改进 转变 营造 压减 压缩 淘汰 严控
    严禁 严打 禁止 限制 调整 简化 统筹 吸引 引进 壮大 做强 做优 做大 做好 抓好
    搞好 用好 实现 确保 解决 破解 维护 督促 清理 整治 打击 惩治 查处 公布 公开
    给予 免除 发挥 挖掘 盘活 畅通 打通 补齐 夯实 巩固 延长 缩短 延续 探索 谋划
    融入 对接 倡导 弘扬 普及 遏制 开拓 开辟 促使 帮助 协助 促成 减税 降费 降本
    """
)
"""Chinese verbs that measures and their second halves begin with."""

HAN_BEFORE = _words(
    """
    进一步 不断 持续 积极 大力 全面 深入 着力 努力 切实 有效 稳步 有序 继续 更好
    充分 严格 逐步 适度 合理 依法 统一 重点 坚决 全力 主动 认真 率先 定期 还 也
    将 要 应
    """
)
"""Chinese words that stand between a conjunction and its verb."""
