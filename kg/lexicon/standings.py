"""How a report says which place something has, as pieces of patterns: all words of one kind, the longest first.

The words are those of ``ranks.toml``. Each piece is the inside of a group; a rule puts pieces together and ties the whole to
the place where the rank stands.
"""

from __future__ import annotations

from kg.lexicon import alternatives, grouped, word_list

#: 位居, 稳居, 名列: has a place, and means nothing else.
STANDS = alternatives("ranks", "verbs", "stands")
#: 居, 列, 排: has a place, where it is no part of another word.
SHORT = "(?<![民邻定移安旅寓起宜新群蛰])居(?![民住家委])|(?<![系序队行并罗陈])列|(?<![安编彩减])排(?![水污放])"
#: 跃居, 升至, 跻身: comes to a place.
MOVES = alternatives("ranks", "verbs", "moves")
#: 荣获, 勇夺, 蝉联: wins a place.
WINS = alternatives("ranks", "verbs", "wins")
#: All of them.
PLACES = f"{grouped((*word_list('ranks', 'verbs', 'stands'), *word_list('ranks', 'verbs', 'moves'), *word_list('ranks', 'verbs', 'wins')))}|{SHORT}"
#: 前移, 后退: moves by so many places.
STEPS = grouped((*word_list("ranks", "verbs", "up"), *word_list("ranks", "verbs", "down")))
#: 保持, 达, 为: only tells a place, which is said behind it.
KEEPS = alternatives("ranks", "verbs", "keeps")
#: 均, 再次, 历史性.
ADVERBS = alternatives("ranks", "adverbs", "words")
#: 全省, 长三角.
SCOPES = f"{alternatives('ranks', 'scopes', 'wholes')}|{alternatives('ranks', 'scopes', 'regions')}"
#: 县, 设区市, 城区: what the places are that are compared.
KINDS = alternatives("ranks", "scopes", "kinds")
#: 县区, 旗县, 市州: divisions by more than one letter.
COUNTIES = grouped(
    kind for kind in word_list("ranks", "scopes", "kinds") if len(kind) > 1 and set(kind) <= set("县市区州旗盟省镇")
)
#: 考核, 擂台赛: what places compete in.
CONTESTS = alternatives("ranks", "contests", "nouns")
#: 连续三年, 连续12个月.
ROW = "连续(?:[一二两三四五六七八九十多]+|\\d+)(?:个?(?:年度?|月|季度)|次|届|轮)"
